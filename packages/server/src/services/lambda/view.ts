import type { LambdaDetails, LambdaFunction, LambdaInvocation, LambdaVersion } from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../kernel/audit.ts";
import { milliseconds, seconds } from "../../kernel/clock.ts";
import { type Builtin, builtinVersion } from "./builtins.ts";
import { defaults } from "./rules.ts";
import type { FunctionRow } from "./store/functions.ts";
import type { InvocationRow } from "./store/invocations.ts";
import type { VersionFacts } from "./store/versions.ts";

const runtime = "quickjs";
/** Functions that everybody has have been there from the beginning. */
const ever = new Date(0);

type Details = Static<typeof LambdaDetails>;

/** A function as lists show it. */
export function toFunction(details: Details): Static<typeof LambdaFunction> {
  const { name, description, version, timeout_ms, enabled, parameters_schema, audit } = details;
  const schema = parameters_schema === undefined ? {} : { parameters_schema };
  return { name, description, version, runtime, timeout_ms, enabled, ...schema, audit };
}

export function toDetails(row: FunctionRow): Details {
  const { name, description, timeout_ms, enabled, account_uuid, cpu_ms, memory_mb, concurrency } = row;
  return {
    name,
    description,
    version: String(row.version),
    runtime,
    timeout_ms,
    enabled,
    ...(row.parameters_schema === null ? {} : { parameters_schema: row.parameters_schema }),
    audit: toAudit(row),
    account_uuid,
    cpu_ms,
    memory_mb,
    concurrency,
    allowed_hosts: [...row.allowed_hosts],
    secrets: [...row.secret_names],
  };
}

export function builtinDetails({ name, description, parameters_schema }: Builtin): Details {
  const audit = { created_by: null, created_date: seconds(ever), modified_by: null, modified_date: seconds(ever) };
  return {
    ...{ name, description, version: builtinVersion, runtime, enabled: true, parameters_schema, audit },
    ...{ account_uuid: null, ...defaults, concurrency: null, allowed_hosts: [], secrets: [] },
  };
}

export function toVersion(row: VersionFacts, current: number): Static<typeof LambdaVersion> {
  const { version, bytes, created_by, created_at } = row;
  return { version: String(version), current: version === current, bytes, created_by, created_date: milliseconds(created_at) };
}

export function toInvocation(row: InvocationRow): Static<typeof LambdaInvocation> {
  const { uuid, name, version, account_uuid, user_uuid, trace_id, status, status_code, started_at, duration_ms, cpu_ms } = row;
  return {
    ...{ uuid, name, version, account_uuid, user_uuid, trace_id, status, status_code, started: milliseconds(started_at) },
    ...{ duration_ms, cpu_ms, memory_bytes: Number(row.memory_bytes), console: [...row.console] },
    ...(row.error === null ? {} : { error: { ...row.error, stack: [...row.error.stack] } }),
  };
}

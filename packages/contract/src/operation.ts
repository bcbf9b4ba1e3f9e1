/**
 * The small language in which every API operation is declared, once. From these declarations come the server's routes,
 * validation and permission checks, the OpenAPI document, both faces of the SDK, the CLI, the reference docs and the
 * generated contract tests.
 */
import type { Static, TOptional, TSchema } from "typebox";
import type { ErrorKey } from "./errors.ts";
import type { Permission } from "./permissions.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How the request body is written on the wire. `raw` hands the bytes to the handler as they came. */
export type Encoding = "json" | "form" | "multipart" | "raw";

/** Who may call an operation. */
export type Access =
  /** Anyone, without credentials. */
  | { readonly kind: "public" }
  /** An OAuth client, by HTTP Basic or (public clients) by `client_id`; the OAuth service checks it itself. */
  | { readonly kind: "client" }
  /** The bearer of an access token. */
  | {
      readonly kind: "bearer";
      /** Permission needed on the account that owns the resource; absent when any valid token will do. */
      readonly permission?: Permission;
      /** Whose own data needs no permission, as words for the docs: "the identity itself". */
      readonly own?: string;
    };

/** Paging of a list operation (common list rules: offset and limit are clamped, never refused). */
export interface Paged {
  /** Items per page when the caller names no limit. */
  readonly limit: number;
  /** Largest page; larger limits are clamped to it. */
  readonly max: number;
  /** Default order: field names, `-` in front for descending. */
  readonly sort: readonly string[];
  /** Fields that `sort` may name. */
  readonly sortable: readonly string[];
}

/** One positional argument of a drop-in function and where it goes in the request. */
export type Argument = { readonly name: string; readonly default?: unknown } & (
  | { readonly to: "bearer" | "basic" | "body" | "filters" | "trace" }
  | { readonly to: "path"; readonly param: string }
  /** `only: "string"` drops any other value (old callers pass a trace object here). */
  | { readonly to: "query"; readonly param: string; readonly only?: "string" }
  /** A member of the JSON or form body. */
  | { readonly to: "field"; readonly field: string }
  | { readonly to: "header"; readonly header: string }
);

/** What a drop-in function accepts as success and resolves to. */
export type Outcome =
  /** Any 2xx; the body. */
  | "body"
  /** Any 2xx, a 202 with Location is polled; the first body. */
  | "async-body"
  /** The same; `{status:"ok"}`. */
  | "async-ok"
  /** The same, where a 404 while polling means done. */
  | "async-delete-ok"
  /** Any 2xx; `{status:"ok"}`. */
  | "any-ok"
  | "any-accepted"
  /** Any 2xx; `{headers, statusCode, body}`. */
  | "full"
  /** Only this status; `{status:"ok"}`, otherwise a rejection with this message. */
  | { readonly exact: number; readonly message: string };

/** How the drop-in function of the same name maps onto the operation. Absent: written by hand, or not in the drop-in. */
export interface Positional {
  readonly args: readonly Argument[];
  readonly outcome: Outcome;
  /** Sent on every call beside what the arguments give. */
  readonly fixed?: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, unknown>>;
  };
  /** `child` derives a new request id from the caller's trace; the rule is to pass the caller's id on. */
  readonly trace?: "child";
  /** Path on the gateway to which clients of 4.16 have moved the call; one of the aliases, or the path itself. */
  readonly gateway?: string;
}

export interface OperationSpec {
  readonly method: Method;
  /** Full path with `{parameters}`: `/accounts/accounts/{account_uuid}`. */
  readonly path: string;
  /** Further paths served with the same meaning: what other versions of the client call. */
  readonly aliases?: readonly string[];
  /** Host that clients of 4.14.1 address; the gateway unless named. The server serves both on one origin. */
  readonly host?: "auth";
  /** One line in the imperative: "Create an account." */
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** Path parameters; each `{name}` of the path must be here. */
  readonly params?: Readonly<Record<string, TSchema>>;
  /** Query parameters. Parsed leniently: what cannot be read counts as absent (see the list rules). */
  readonly query?: Readonly<Record<string, TSchema>>;
  /** Request headers that matter, lower case. */
  readonly headers?: Readonly<Record<string, TSchema>>;
  /** `Type.Optional` when the request may come without one. */
  readonly body?: TSchema;
  readonly encoding?: Encoding;
  /**
   * The service judges the body itself, because it has more to say of a wrong one than a schema can; the schema tells
   * readers what it may be.
   */
  readonly judged?: "by the service";
  /** Success answers by status; `null` = no body. The first is the usual one. 202 adds Location and x-status. */
  readonly responses: Readonly<Record<number, TSchema | null>>;
  /** Errors beyond those that every operation can give (400, 401, 403, 404, 429). */
  readonly errors?: readonly ErrorKey[];
  readonly paged?: Paged;
  readonly positional?: Positional;
}

export interface ServiceSpec {
  /** Folder, event and property name: `accounts`. */
  readonly name: string;
  /** Drop-in namespace: `Accounts`. */
  readonly namespace: string;
  /** Path prefix: `/accounts`. */
  readonly prefix: string;
  readonly title: string;
  /** What the service is for, a sentence or two. */
  readonly description: string;
  readonly operations: Readonly<Record<string, OperationSpec>>;
}

/** Declares one operation, keeping its literal types. */
export function operation<const O extends OperationSpec>(spec: O): O {
  return spec;
}

/** Declares a service: its operations under their function names. */
export function service<const S extends ServiceSpec>(spec: S): S {
  return spec;
}

export const publicAccess = { kind: "public" } as const satisfies Access;
export const clientAccess = { kind: "client" } as const satisfies Access;

/** Any valid access token. */
export const anyToken = { kind: "bearer" } as const satisfies Access;

/** The named permission on the account that owns the resource. */
export function needs<const P extends Permission>(permission: P): { kind: "bearer"; permission: P } {
  return { kind: "bearer", permission };
}

/** Own data without permission, anybody else's with it. `own` says whose own, for the docs. */
export function ownOr<const P extends Permission>(own: string, permission: P): { kind: "bearer"; permission: P; own: string } {
  return { kind: "bearer", permission, own };
}

// The arguments of drop-in functions, in the words of the specification.
export const bearerArg = (fallback: string, name = "accessToken"): Argument => ({ to: "bearer", name, default: fallback });
export const basicArg = (name: string, fallback: string): Argument => ({ to: "basic", name, default: fallback });
export const pathArg = (param: string, name: string, fallback: unknown): Argument => ({
  to: "path",
  param,
  name,
  default: fallback,
});
export const queryArg = (param: string, name: string, fallback?: unknown): Argument => ({
  to: "query",
  param,
  name,
  default: fallback,
});
export const stringQueryArg = (param: string, name: string): Argument => ({ to: "query", param, name, only: "string" });
export const filtersArg = (fallback?: unknown): Argument => ({ to: "filters", name: "filters", default: fallback });
export const bodyArg = (fallback: unknown = "null body", name = "body"): Argument => ({ to: "body", name, default: fallback });
export const fieldArg = (field: string, name: string, fallback?: unknown): Argument => ({
  to: "field",
  field,
  name,
  default: fallback,
});
export const headerArg = (header: string, name: string, fallback: string): Argument => ({
  to: "header",
  header,
  name,
  default: fallback,
});
export const traceArg: Argument = { to: "trace", name: "trace", default: {} };
/** `offset` and `limit`, as most list functions take them. */
export const pageArgs = (offset: unknown = 0, limit: unknown = 10): readonly Argument[] => [
  queryArg("offset", "offset", offset),
  queryArg("limit", "limit", limit),
];
export const exactly = (status: number, message: string): Outcome => ({ exact: status, message });

type StaticMap<M> = M extends Readonly<Record<string, TSchema>> ? { [K in keyof M]: Static<M[K]> } : Record<never, never>;
type Optionally<M> = { [K in keyof M]?: M[K] | undefined };

/** Types that the server and the SDK infer from a declaration. */
export type ParamsOf<O extends OperationSpec> = StaticMap<O["params"]>;
export type QueryOf<O extends OperationSpec> = Optionally<StaticMap<O["query"]>>;
export type HeadersOf<O extends OperationSpec> = Optionally<StaticMap<O["headers"]>>;
export type BodyOf<O extends OperationSpec> = O["judged"] extends string
  ? unknown
  : O["body"] extends TSchema
    ? Static<O["body"]> | (O["body"] extends TOptional ? undefined : never)
    : undefined;
type StaticOrVoid<S> = S extends TSchema ? Static<S> : undefined;
/** The union of the bodies of all success answers. */
export type ReplyBodyOf<O extends OperationSpec> = {
  [K in keyof O["responses"]]: StaticOrVoid<O["responses"][K]>;
}[keyof O["responses"]];

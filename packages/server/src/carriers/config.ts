import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { ConnectionOptions as TlsOptions } from "node:tls";
import { isSupportedCountry } from "libphonenumber-js";
import { type Static, type TSchema, Type } from "typebox";
import { parse } from "yaml";
import { violations } from "../kernel/http/validate.ts";
import { type HttpOptions, places } from "./http.ts";
import { loopbackName } from "./loopback.ts";
import type { Route } from "./routes.ts";
import { httpCarrier, route, smppCarrier } from "./schemas.ts";
import type { SmppOptions } from "./smpp/index.ts";
import { placesIn } from "./templates.ts";

/** What a carriers file says, ready to be used. */
export interface CarriersConfig {
  readonly smpp: readonly SmppOptions[];
  readonly http: readonly HttpOptions[];
  readonly routes: readonly Route[];
}

/** Carriers that are described wrongly: all mistakes, one sentence each. */
export class CarriersError extends Error {
  override readonly name = "CarriersError";
  readonly mistakes: readonly string[];

  /** @param source file and setting */
  constructor(source: string, mistakes: readonly string[]) {
    super(`${source} is wrong:\n  ${mistakes.join("\n  ")}`);
    this.mistakes = mistakes;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where carriers may be described. */
export interface CarriersFiles {
  /** Of carriers (setting PATCHBAY_CARRIERS). */
  readonly carriers?: string | undefined;
  /** The seed (setting PATCHBAY_SEED), with the sections `carriers` and `carrier_routes`. */
  readonly seed?: string | undefined;
}

/**
 * Reads the carriers, YAML or JSON, from the file of carriers if there is one, else from the seed.
 * @param env where passwords and tokens are that a file names as `{ env: NAME }`
 * @returns undefined when neither says anything of carriers
 * @throws CarriersError naming every mistake
 */
export function loadCarriers({ carriers, seed }: CarriersFiles, env: Env): CarriersConfig | undefined {
  if (carriers !== undefined) return read(parsed(carriers), `${carriers} (PATCHBAY_CARRIERS)`, env);
  const described = seed === undefined ? undefined : carriersOf(seeded(seed));
  return described && read(described, `${seed} (PATCHBAY_SEED)`, env);
}

/** What a seed says of carriers. */
export interface SeededCarriers {
  readonly carriers?: unknown;
  readonly carrier_routes?: unknown;
}

/** The sections of a seed as a file of carriers; undefined when there are none. */
function carriersOf({ carriers, carrier_routes: routes }: SeededCarriers) {
  return carriers === undefined && routes === undefined ? undefined : { carriers: carriers ?? [], routes: routes ?? [] };
}

function read(value: unknown, source: string, env: Env): CarriersConfig {
  const mistakes: string[] = [];
  const config = new Reader(env, mistakes).read(value);
  if (mistakes.length > 0) throw new CarriersError(source, mistakes);
  return config;
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CarriersError(`${file} (PATCHBAY_CARRIERS)`, [error instanceof Error ? error.message : String(error)]);
  }
}

/** What a seed holds; nothing when it cannot be read, which is told when it is applied. */
export function seeded(file: string): SeededCarriers {
  try {
    const value: unknown = parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

const kinds = { smpp: smppCarrier, http: httpCarrier } as const;
/** The outer form; each carrier is then judged by the schema of its kind, so that messages are about that kind only. */
const outer = Type.Object(
  {
    carriers: Type.Array(Type.Object({ kind: Type.Enum(Object.keys(kinds)) })),
    routes: Type.Array(Type.Unknown(), { minItems: 1 }),
  },
  { additionalProperties: false },
);

class Reader {
  readonly #env: Env;
  readonly #mistakes: string[];

  constructor(env: Env, mistakes: string[]) {
    this.#env = env;
    this.#mistakes = mistakes;
  }

  read(value: unknown): CarriersConfig {
    const empty = { smpp: [], http: [], routes: [] };
    if (!this.#fits(outer, value, "")) return empty;
    const smpp = this.#carriers(value.carriers, "smpp").map((found) => this.#smpp(found.value, found.where));
    const http = this.#carriers(value.carriers, "http").map((found) => this.#http(found.value, found.where));
    const names = [...smpp, ...http].map(({ name }) => name);
    this.#checkNames(names);
    const routes = value.routes.flatMap((each, index) => (this.#fits(route, each, `routes.${index}`) ? [each] : []));
    // A carrier that is wrong itself is not missed a second time.
    if (this.#mistakes.length === 0) this.#checkRoutes(routes, [...names, loopbackName]);
    return { smpp, http, routes };
  }

  #carriers<K extends keyof typeof kinds>(all: readonly { kind: string }[], kind: K) {
    const schema: (typeof kinds)[K] = kinds[kind];
    return all.flatMap((value: unknown, index) => {
      if (all[index]?.kind !== kind || !this.#fits(schema, value, `carriers.${index}`)) return [];
      return [{ value, where: `carriers.${index}` }];
    });
  }

  #fits<S extends TSchema>(schema: S, value: unknown, where: string): value is Static<S> {
    const found = violations(schema, value).map((line) => (where === "" ? line : line.replace(/^(body )?/, `${where}.`)));
    this.#mistakes.push(...found.map((line) => line.replace(/^(carriers|routes)\.(\d+)\./, "$1[$2]: ")));
    return found.length === 0;
  }

  #checkNames(names: readonly string[]): void {
    for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
      this.#mistakes.push(`carriers: the name ${name} is given twice`);
    }
    if (names.includes(loopbackName)) this.#mistakes.push(`carriers: the name ${loopbackName} is that of the dev phone`);
  }

  #checkRoutes(routes: readonly Route[], names: readonly string[]): void {
    routes.forEach(({ carrier }, index) => {
      if (!names.includes(carrier))
        this.#mistakes.push(`routes[${index}]: there is no carrier ${carrier}; there are ${names.join(", ")}`);
    });
  }

  #smpp(value: Static<typeof smppCarrier>, where: string): SmppOptions {
    return {
      name: value.name,
      host: value.host,
      port: value.port ?? (value.tls === undefined || value.tls === false ? 2775 : 3550),
      tls: this.#tls(value.tls ?? false, value.host, where),
      systemId: value.system_id,
      password: this.#secret(value.password, `${where}.password`),
      systemType: value.system_type ?? "",
      gsm7: value.gsm7 ?? "unpacked",
      longMessages: value.long_messages ?? "udh",
      ids: value.message_ids ?? "same",
      window: value.window ?? 10,
      perSecond: value.per_second,
      enquireLinkMs: (value.enquire_link_seconds ?? 15) * 1_000,
      responseTimeoutMs: (value.response_timeout_seconds ?? 10) * 1_000,
      country: this.#country(value.country, where),
    };
  }

  #tls(tls: NonNullable<Static<typeof smppCarrier>["tls"]>, host: string, where: string): TlsOptions | undefined {
    if (tls === false) return undefined;
    const { ca, certificate, key, server_name } = tls === true ? {} : tls;
    const name = server_name ?? (isIP(host) === 0 ? host : undefined);
    return {
      ...(ca !== undefined && { ca: this.#file(ca, `${where}.tls.ca`) }),
      ...(certificate !== undefined && { cert: this.#file(certificate, `${where}.tls.certificate`) }),
      ...(key !== undefined && { key: this.#file(key, `${where}.tls.key`) }),
      ...(name !== undefined && { servername: name }),
    };
  }

  #http(value: Static<typeof httpCarrier>, where: string): HttpOptions {
    const { send, webhooks } = value;
    const headers = Object.entries(send.headers ?? {}).map(([name, header]): [string, string] => [
      name,
      this.#secret(header, `${where}.send.headers.${name}`),
    ]);
    this.#checkPlaces([send.url, Object.fromEntries(headers), send.body], `${where}.send`);
    const receipt = webhooks?.receipt;
    return {
      name: value.name,
      channels: value.channels ?? ["sms"],
      perSecond: value.per_second,
      mediaBytes: value.media_bytes,
      country: this.#country(value.country, where),
      send: {
        method: send.method ?? "POST",
        url: send.url,
        headers: Object.fromEntries(headers),
        body: send.body,
        timeoutMs: (send.timeout_seconds ?? 10) * 1_000,
        id: send.id ?? "/id",
        error: send.error ?? "/code",
      },
      secret: webhooks && this.#secret(webhooks.secret, `${where}.webhooks.secret`),
      receipt: {
        id: receipt?.id ?? "/id",
        status: receipt?.status ?? "/status",
        code: receipt?.code ?? "/code",
        words: {
          delivered: lower(receipt?.delivered ?? ["delivered"]),
          undelivered: lower(receipt?.undelivered ?? ["undelivered", "failed", "rejected", "expired"]),
          enroute: lower(receipt?.enroute ?? ["enroute", "queued", "sent"]),
        },
      },
      inbound: { id: "/id", from: "/from", to: "/to", text: "/text", media: "/media", ...webhooks?.inbound },
    };
  }

  #checkPlaces(templates: Parameters<typeof placesIn>[0], where: string): void {
    for (const name of placesIn(templates).filter((place) => !places.includes(place))) {
      this.#mistakes.push(`${shown(where)}: there is no {{${name}}}; there are ${places.join(", ")}`);
    }
  }

  #country(country: string | undefined, where: string): SmppOptions["country"] {
    const code = country ?? "US";
    if (isSupportedCountry(code)) return code;
    this.#mistakes.push(`${shown(`${where}.country`)}: ${code} is no country (ISO 3166, two letters)`);
    return "US";
  }

  #secret(value: string | { readonly env: string }, where: string): string {
    if (typeof value === "string") return value;
    const found = this.#env[value.env];
    if (found === undefined || found === "") this.#mistakes.push(`${shown(where)}: the variable ${value.env} is not set`);
    return found ?? "";
  }

  #file(path: string, where: string): Buffer {
    try {
      return readFileSync(path);
    } catch (error) {
      this.#mistakes.push(`${shown(where)}: ${error instanceof Error ? error.message : String(error)}`);
      return Buffer.alloc(0);
    }
  }
}

/** `carriers.0.password` as `carriers[0]: password`, as all messages write it. */
function shown(where: string): string {
  return where.replace(/^carriers\.(\d+)\./, "carriers[$1]: ");
}

function lower(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase());
}

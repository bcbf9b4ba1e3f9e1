import { isIP } from "node:net";
import { parseDestination } from "../outbound/addresses.ts";
import { type SecretKey, secretKey } from "../secrets.ts";
import { type Definition, integer, items, type Kind, list, oneOf, path, rateLimit, text, url } from "./definition.ts";

/** 32 bytes in base64, base64url or hexadecimal. */
const key: Kind<readonly SecretKey[]> = {
  form: "32 bytes in base64 or hex, comma-separated",
  parse(value) {
    const keys = items(value).map((item) => secretKey(keyBytes(item)));
    if (keys.length === 0) throw new Error("must hold a key");
    return keys;
  },
};

function keyBytes(item: string): Buffer {
  if (/^[0-9a-fA-F]{64}$/.test(item)) return Buffer.from(item, "hex");
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(item) ? Buffer.from(item, "base64") : undefined;
  if (bytes?.length !== 32) throw new Error("must be 32 bytes in base64 or hex (e.g. from: openssl rand -base64 32)");
  return bytes;
}

/** A browser's origin, as the Origin header writes it. */
function origin(item: string): string {
  if (item === "*") return item;
  const parsed = URL.canParse(item) ? new URL(item) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.origin !== item) {
    throw new Error(`holds "${item}", which is not an origin such as https://app.example.com`);
  }
  return item;
}

function destination(item: string): string {
  if (parseDestination(item) === undefined) {
    throw new Error(`holds "${item}", which is neither a host name, an address nor a CIDR block`);
  }
  return item;
}

/** A network that may set X-Forwarded-For. "Everybody" is not on offer: any caller could then choose its own address. */
function proxy(item: string): string {
  const [address = "", bits] = item.split("/");
  const width = isIP(address) === 6 ? 128 : 32;
  const sound = isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width));
  if (!sound) throw new Error(`holds "${item}", which is neither an address nor a CIDR block`);
  return item;
}

const trust: Kind<number | readonly string[]> = {
  form: "number of proxies, or addresses and CIDR blocks, comma-separated",
  parse: (value) => (/^\d{1,2}$/.test(value) ? Number(value) : Object.freeze(items(value).map(proxy))),
};

function mailbox(value: string): string {
  if (!/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(value)) {
    throw new Error("must be an e-mail address, or a name and an address: Patchbay <no-reply@example.com>");
  }
  return value;
}

function define<T>(kind: Kind<T>, fallback: string, description: string): Definition<T> & { readonly fallback: string } {
  return { kind, fallback, description };
}

/**
 * Every setting, once. The environment is read by it, `patchbay serve --help` prints it, the reference docs are made
 * from it. The variable's name is PATCHBAY_ and the name in capitals with underscores: `dataDir` is PATCHBAY_DATA_DIR.
 *
 * The unprefixed DATABASE_URL is not read: it is often exported for some other program, and Patchbay would migrate
 * that program's database.
 */
export const table = {
  port: define(integer(0, 65_535), "8420", "Port to listen on. 0 takes any free one."),
  host: define(text, "127.0.0.1", "Address to listen on. 0.0.0.0 or :: opens the server to the network."),
  dataDir: define(path, "./.patchbay", "Folder of the embedded PostgreSQL, of stored files and of the generated secret key."),
  databaseUrl: {
    kind: url("postgres", "postgresql"),
    description: "An external PostgreSQL 15 or later. Without it the embedded one runs.",
    secret: true,
  },
  seed: { kind: path, description: "YAML or JSON file that is applied at every start; applying it again changes nothing." },
  carriers: {
    kind: path,
    description:
      "YAML or JSON file with the carriers that texts go by, and the routes to them. Without it, what the seed says of them; else they go to the dev phone, which reaches no network.",
  },
  publicUrl: {
    kind: url("http", "https"),
    description:
      "Where callers reach the server; links in mails, Location headers and token issuers start with it. Default: the address it listens on.",
  },
  smtpUrl: {
    kind: url("smtp", "smtps"),
    description: "Relay for outgoing mail, with user name and password if needed. Without it mails are kept in the dev outbox.",
    secret: true,
  },
  mailFrom: define(
    { form: "mail address", parse: mailbox },
    "Patchbay <patchbay@localhost>",
    "Sender of the platform's own mails.",
  ),
  logLevel: define(
    oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent"),
    "info",
    "Least severe level that is logged.",
  ),
  secretKey: {
    kind: key,
    description:
      "Key that encrypts stored secrets. To replace it, put the new key before the old one. Default: generated once into secret.key in the data folder; set it when several machines share a database.",
    secret: true,
  },
  corsOrigins: define(list("origins", origin), "", "Browser origins that may call the API, or * for any."),
  outboundAllow: define(
    list("hosts, addresses and CIDR blocks", destination),
    "",
    "Destinations that outbound calls (webhooks, functions, proxies) may reach although they are private.",
  ),
  rateLimitPerToken: define(rateLimit, "100:200", "Requests per second and burst of one access token."),
  rateLimitPerAddress: define(rateLimit, "200:400", "Requests per second and burst of one client address."),
  numbersQuarantineDays: define(
    integer(0, 365),
    "0",
    "Days for which a telephone number that was given back is offered to nobody.",
  ),
  workflowRetentionDays: define(
    integer(1, 36_500),
    "90",
    "Days for which it is kept what became of a run of a workflow, after its end.",
  ),
  registryReviewSeconds: define(
    integer(0, 2_592_000),
    "0",
    "Seconds that the simulated 10DLC registry takes to review brands and campaigns.",
  ),
  smsPerNumber: define(integer(1, 10_000), "10", "Texts that leave one number within a second at most, over all processes."),
  smsQueue: define(
    integer(1, 1_000_000),
    "1000",
    "Texts of one number that may wait to be sent; more are refused until some have left.",
  ),
  enforce10dlc: define(oneOf("on", "off"), "off", "Whether ten-digit US numbers may send only for an active 10DLC campaign."),
  lambdaThreads: define(
    integer(1, 256),
    "16",
    "Functions that one process runs at the same time, each in a thread of its own; an account can have half of them.",
  ),
  trustProxy: define(trust, "0", "Reverse proxies in front of the server whose X-Forwarded-For is believed."),
} as const satisfies Record<string, Definition<unknown>>;

/** The environment variable of a setting. */
export function variable(name: string): string {
  return `PATCHBAY_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

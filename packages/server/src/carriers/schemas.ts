import { Type } from "typebox";
import type { Template } from "./templates.ts";

/** The form of a carriers file. Names are those of the file: with underscores, as in a seed. */

const closed = { additionalProperties: false } as const;

const name = Type.String({ pattern: "^[a-z][a-z0-9_-]{0,62}$", description: "As routes name it." });
const secret = Type.Union([Type.String({ minLength: 1 }), Type.Object({ env: Type.String({ minLength: 1 }) }, closed)], {
  description: "The value, or the environment variable that holds it.",
});
const perSecond = Type.Integer({ minimum: 1, maximum: 10_000, description: "Parts (texts, by HTTP) per second at most." });
const country = Type.String({ pattern: "^[A-Z]{2}$", description: "Of numbers that come without a country code. Default: US." });
const pointer = Type.String({ pattern: "^(/.*)?$", description: "JSON Pointer (RFC 6901) into the carrier's JSON." });

const tls = Type.Union([
  Type.Boolean(),
  Type.Object(
    {
      ca: Type.Optional(Type.String({ description: "File with the certificates to trust, PEM. Default: those of Node.js." })),
      certificate: Type.Optional(
        Type.String({ description: "File with our own certificate, PEM, where the carrier asks for one." }),
      ),
      key: Type.Optional(Type.String({ description: "File with its key, PEM." })),
      server_name: Type.Optional(Type.String({ description: "Name that the certificate must have. Default: host." })),
    },
    closed,
  ),
]);

export const smppCarrier = Type.Object(
  {
    name,
    kind: Type.Literal("smpp"),
    host: Type.String({ minLength: 1 }),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, description: "Default: 2775; with TLS 3550." })),
    tls: Type.Optional(tls),
    system_id: Type.String({ minLength: 1, maxLength: 15 }),
    password: secret,
    system_type: Type.Optional(Type.String({ maxLength: 12 })),
    window: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000, description: "Parts sent and not yet answered, at most. Default: 10." }),
    ),
    per_second: Type.Optional(perSecond),
    gsm7: Type.Optional(
      Type.Enum(["unpacked", "packed"], { description: "An octet a septet, or eight septets in seven. Default: unpacked." }),
    ),
    long_messages: Type.Optional(
      Type.Enum(["udh", "payload"], { description: "Cut by us, with headers; or whole in message_payload. Default: udh." }),
    ),
    message_ids: Type.Optional(
      Type.Enum(["same", "hex_then_decimal", "decimal_then_hex"], {
        description: "How ids are written in answers, and then in receipts. Default: same.",
      }),
    ),
    enquire_link_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 3_600, description: "Default: 15." })),
    response_timeout_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 120, description: "Default: 10." })),
    country: Type.Optional(country),
  },
  closed,
);

const words = Type.Array(Type.String({ minLength: 1 }));

export const httpCarrier = Type.Object(
  {
    name,
    kind: Type.Literal("http"),
    channels: Type.Optional(Type.Array(Type.Enum(["sms", "mms"]), { minItems: 1, description: "Default: sms." })),
    per_second: Type.Optional(perSecond),
    media_bytes: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_048_576, description: "Of all files of a text together, at most. Default: 1 MiB." }),
    ),
    country: Type.Optional(country),
    send: Type.Object(
      {
        method: Type.Optional(Type.Enum(["POST", "PUT"])),
        url: Type.String({ pattern: "^https?://", description: "Places are filled in, encoded." }),
        headers: Type.Optional(Type.Record(Type.String(), secret)),
        body: Type.Unsafe<Template>(Type.Unknown({ description: "JSON with places: {{to}}." })),
        id: Type.Optional(pointer),
        error: Type.Optional(pointer),
        timeout_seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: "Default: 10." })),
      },
      closed,
    ),
    webhooks: Type.Optional(
      Type.Object(
        {
          secret,
          receipt: Type.Optional(
            Type.Object(
              {
                id: Type.Optional(pointer),
                status: Type.Optional(pointer),
                code: Type.Optional(pointer),
                delivered: Type.Optional(words),
                undelivered: Type.Optional(words),
                enroute: Type.Optional(words),
              },
              closed,
            ),
          ),
          inbound: Type.Optional(
            Type.Object(
              {
                id: Type.Optional(pointer),
                from: Type.Optional(pointer),
                to: Type.Optional(pointer),
                text: Type.Optional(pointer),
                media: Type.Optional(pointer),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const route = Type.Object(
  {
    carrier: Type.String({ minLength: 1 }),
    prefix: Type.Optional(Type.String({ pattern: "^\\+[0-9]{0,15}$", description: "Beginning of the recipient's number." })),
    provider: Type.Optional(Type.String({ minLength: 1, description: "Key of the provider of the number that it is sent from." })),
    priority: Type.Optional(Type.Integer({ minimum: 0, description: "The lowest is tried first; equals take turns. Default: 0." })),
  },
  closed,
);

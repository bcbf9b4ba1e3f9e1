import { createServer, type IncomingHttpHeaders } from "node:http";
import { expectTypeOf } from "expect-type";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { Account } from "../resources/types.ts";
import {
  type EventOf,
  signWebhook,
  type UnlistedType,
  verifyWebhook,
  WebhookError,
  type WebhookErrorCode,
  type WebhookEvent,
} from "../webhooks.ts";

const secretOf = (seed: number) => `whsec_${Buffer.alloc(32, seed).toString("base64")}`;
const secret = secretOf(1);
const payload = { type: "accounts.account_created", timestamp: "2026-01-31T12:00:00.000Z", data: { name: "Größe", n: 1 } };
const date = new Date("2026-01-31T12:00:00.900Z");
const now = () => date.getTime();

async function codeOf(promise: Promise<unknown>): Promise<WebhookErrorCode> {
  const error: unknown = await promise.then(
    () => new Error("it was accepted"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WebhookError)) throw error;
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("WebhookError");
  expect(error.message).not.toContain("whsec_A");
  return error.code;
}

describe("the standardwebhooks package as an oracle", () => {
  test("accepts what we sign", async () => {
    const signed = await signWebhook(payload, secret);
    expect(new Webhook(secret).verify(signed.body, { ...signed.headers })).toEqual(payload);
  });

  test("and we what it signs, whatever the body, the id and the secret", async () => {
    const key = fc.uint8Array({ minLength: 1, maxLength: 64 });
    const data = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(
        key,
        data,
        fc.uuid(),
        fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
        async (bytes, given, id, at) => {
          const theirs = `whsec_${Buffer.from(bytes).toString("base64")}`;
          const body = JSON.stringify({ ...payload, data: given });
          const seconds = Math.floor(at.getTime() / 1000);
          const headers = {
            "webhook-id": id,
            "webhook-timestamp": String(seconds),
            "webhook-signature": new Webhook(theirs).sign(id, at, body),
          };
          const event = await verifyWebhook(body, headers, theirs, { now: () => at.getTime() });
          expect(event).toEqual({ ...JSON.parse(body), id });
          expect((await signWebhook(body, theirs, { id, date: at })).headers).toMatchObject(headers);
        },
      ),
    );
  });

  test("agrees about the edges of the tolerance", async () => {
    for (const offset of [-301, -300, 0, 300, 301]) {
      const at = new Date(Math.floor(Date.now() / 1000 + offset) * 1000);
      const { body, headers } = await signWebhook(payload, secret, { date: at });
      const theirs = await Promise.resolve()
        .then(() => new Webhook(secret).verify(body, { ...headers }))
        .then(
          () => true,
          () => false,
        );
      const frozen = Math.floor(Date.now() / 1000) * 1000;
      const ours = await verifyWebhook(body, headers, secret, { now: () => frozen }).then(
        () => true,
        () => false,
      );
      // A second may begin between the two; then they may differ at an edge, and only there.
      if (Math.floor(Date.now() / 1000) * 1000 === frozen) expect({ offset, ours }).toEqual({ offset, ours: theirs });
    }
  });

  test("the published example", async () => {
    const body = '{"test": 2432232314}';
    const signed = await signWebhook(body, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      date: new Date(1_614_265_330_000),
    });
    expect(signed.headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });
});

describe("bodies and headers", () => {
  test("every kind of body and of headers", async () => {
    const { body, headers } = await signWebhook(payload, secret, { id: "msg_1" });
    const bytes = new TextEncoder().encode(body);
    const inside = Buffer.concat([Buffer.from("xx"), bytes, Buffer.from("yy")]);
    const bodies = [body, bytes, bytes.buffer, Buffer.from(body), inside.subarray(2, -2)];
    const capitals = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    for (const each of bodies) {
      for (const given of [headers, new Headers(headers), capitals, lists])
        expect(await verifyWebhook(each, given, secret)).toEqual({ ...payload, id: "msg_1" });
    }
  });

  test("a request as Node's server hands it over", async () => {
    const received: Promise<WebhookEvent>[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers: IncomingHttpHeaders = request.headers;
      received.push(verifyWebhook(Buffer.concat(chunks), headers, secret));
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("it listens on no port");
    await fetch(`http://127.0.0.1:${address.port}`, { method: "POST", ...(await signWebhook(payload, secret)) });
    expect(await Promise.all(received)).toMatchObject([payload]);
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("without %s, or with an empty one", async (name) => {
    const { body, headers } = await signWebhook(payload, secret);
    const others = Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
    expect(await codeOf(verifyWebhook(body, others, secret))).toBe("missing_header");
    expect(await codeOf(verifyWebhook(body, new Headers(others), secret))).toBe("missing_header");
    expect(await codeOf(verifyWebhook(body, { ...others, [name]: "" }, secret))).toBe("missing_header");
  });

  test("a parsed body is named as such, not as a wrong signature", async () => {
    const { headers } = await signWebhook(payload, secret);
    // As a caller without types does.
    const parsed: string = JSON.parse(JSON.stringify(payload));
    expect(await codeOf(verifyWebhook(parsed, headers, secret))).toBe("body_not_raw");
  });

  test.each(["not json", "", '"text"', "[]", "{}", '{"type":"a.b","timestamp":"now"}', '{"type":1,"timestamp":"now","data":{}}'])(
    "a signed body that is no event: %s",
    async (text) => {
      const { headers, body } = await signWebhook(text, secret);
      const isJson = text.startsWith('"') || text.startsWith("[") || text.startsWith("{");
      expect(await codeOf(verifyWebhook(body, headers, secret))).toBe(isJson ? "body_not_event" : "body_not_json");
    },
  );

  test("a signed body that is no UTF-8", async () => {
    const { headers, body } = await signWebhook(new Uint8Array([0x22, 0xff, 0x22]), secret);
    expect(await codeOf(verifyWebhook(body, headers, secret))).toBe("body_not_json");
  });
});

describe("tampering", () => {
  test("any changed character of id, timestamp or body spoils the signature", async () => {
    const { body, headers } = await signWebhook(payload, secret, { date });
    const bytes = Buffer.from(body);
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(await codeOf(verifyWebhook(changed, headers, secret, { now }))).toBe("no_matching_signature");
    }
    for (const cut of [bytes.subarray(1), bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from(" ")])])
      expect(await codeOf(verifyWebhook(cut, headers, secret, { now }))).toBe("no_matching_signature");
    for (const name of ["webhook-id", "webhook-timestamp"] as const) {
      for (let index = 0; index < headers[name].length; index++) {
        const changed = flip(headers[name], index);
        const given = { ...headers, [name]: changed };
        expect(await codeOf(verifyWebhook(body, given, secret, { now, tolerance: Infinity }))).toBe("no_matching_signature");
      }
    }
  });

  test("any changed, missing or further character of the signature", async () => {
    const { body, headers } = await signWebhook(payload, secret, { date });
    const signature = headers["webhook-signature"];
    const others = Array.from(signature, (_, index) => flip(signature, index));
    for (const wrong of [
      ...others,
      signature.slice(0, -1),
      `${signature}=`,
      `${signature}A`,
      signature.slice(3),
      "v1,",
      "v1",
      "v1,!",
    ]) {
      const given = { ...headers, "webhook-signature": wrong };
      expect(await codeOf(verifyWebhook(body, given, secret, { now }))).toBe("no_matching_signature");
    }
  });

  test("what is written differently but decodes to the same bytes is refused", async () => {
    const { body, headers } = await signWebhook(payload, secret, { date });
    const signature = headers["webhook-signature"];
    // The last character before the padding has two bits that decoding drops.
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const last = alphabet.indexOf(signature.charAt(signature.length - 2));
    const twin = `${signature.slice(0, -2)}${alphabet.charAt(last ^ 1)}=`;
    expect(Buffer.from(twin.slice(3), "base64")).toEqual(Buffer.from(signature.slice(3), "base64"));
    expect(await codeOf(verifyWebhook(body, { ...headers, "webhook-signature": twin }, secret, { now }))).toBe(
      "no_matching_signature",
    );
  });

  test("moving the border between id and timestamp", async () => {
    const { body } = await signWebhook(payload, secret, { date });
    const { headers } = await signWebhook(body, secret, { id: "a", date });
    const moved = { ...headers, "webhook-id": `a.${headers["webhook-timestamp"]}` };
    expect(await codeOf(verifyWebhook(body, moved, secret, { now }))).toBe("no_matching_signature");
  });
});

/** Another character at one place, still a digit where there was one. */
function flip(text: string, index: number): string {
  const other = text.charAt(index) === "1" ? "2" : "1";
  return `${text.slice(0, index)}${other}${text.slice(index + 1)}`;
}

describe("rotation", () => {
  test("one of several signatures, or one of several secrets, is enough", async () => {
    const [old, next] = [secretOf(2), secretOf(3)];
    const { body, headers } = await signWebhook(payload, [old, next]);
    expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
    for (const known of [old, next, [secret, next], [old, secret]])
      expect(await verifyWebhook(body, headers, known)).toMatchObject(payload);
    expect(await codeOf(verifyWebhook(body, headers, secret))).toBe("no_matching_signature");
    expect(await codeOf(verifyWebhook(body, headers, [secret, secretOf(4)]))).toBe("no_matching_signature");
  });

  test("signatures of other versions are passed over", async () => {
    const { body, headers } = await signWebhook(payload, secret);
    const signature = headers["webhook-signature"];
    const asymmetric = { ...headers, "webhook-signature": `v1a,${signature.slice(3)} v2,x  ${signature}` };
    expect(await verifyWebhook(body, asymmetric, secret)).toMatchObject(payload);
    const only = { ...headers, "webhook-signature": `v1a,${signature.slice(3)}` };
    expect(await codeOf(verifyWebhook(body, only, secret))).toBe("no_matching_signature");
  });

  const bad: (string | string[])[] = [[], "", "whsec_", "whsec_!", "secret", secret.slice(6), [secret, ""]];
  test.each(bad.map((each) => ({ each })))("a bad secret: $each", async ({ each }) => {
    const { body, headers } = await signWebhook(payload, secret);
    expect(await codeOf(verifyWebhook(body, headers, each))).toBe("invalid_secret");
    expect(await codeOf(signWebhook(payload, each))).toBe("invalid_secret");
  });
});

describe("the timestamp", () => {
  const at = async (seconds: number, tolerance?: number) => {
    const { body, headers } = await signWebhook(payload, secret, { date });
    return verifyWebhook(body, headers, secret, { now: () => now() + seconds * 1000, tolerance });
  };

  test("five minutes each way unless said otherwise", async () => {
    for (const seconds of [-300, -1, 0, 300]) expect(await at(seconds)).toMatchObject(payload);
    expect(await codeOf(at(301))).toBe("too_old");
    expect(await codeOf(at(-301))).toBe("too_new");
  });

  test("another tolerance", async () => {
    expect(await at(0, 0)).toMatchObject(payload);
    expect(await codeOf(at(1, 0))).toBe("too_old");
    expect(await codeOf(at(-1, 0))).toBe("too_new");
    expect(await at(1e9, Infinity)).toMatchObject(payload);
    expect(await codeOf(at(0, Number.NaN))).toBe("too_old");
  });

  test.each(["now", "1.5", "-1", "0x10", "1e3", " 1", "1 1", "9".repeat(16)])("%j is none", async (timestamp) => {
    const { body, headers } = await signWebhook(payload, secret);
    expect(await codeOf(verifyWebhook(body, { ...headers, "webhook-timestamp": timestamp }, secret))).toBe("malformed_header");
  });
});

describe("types", () => {
  test("comparing the type narrows the data, and what is unknown stays", () => {
    const read = (event: WebhookEvent): string => {
      switch (event.type) {
        case "accounts.account_created":
          expectTypeOf(event.data).toExtend<Account>();
          expectTypeOf(event.data.user_uuid).toEqualTypeOf<string | null>();
          return event.data.name;
        case "auth.group_members_changed":
          return event.data.added.join();
        case "custom.order_placed":
          expectTypeOf(event.data.app_uuid).toEqualTypeOf<string>();
          return event.data.event;
        default:
          expectTypeOf<UnlistedType>().toExtend<typeof event.type>();
          expectTypeOf(event.data).not.toBeAny();
          return event.type;
      }
    };
    expectTypeOf<EventOf<"accounts.account_created">>().toExtend<WebhookEvent>();
    // @ts-expect-error there is no such event
    expectTypeOf<EventOf<"accounts.account_exploded">>();
    expectTypeOf(read).toBeFunction();
  });
});

import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import type { QuickJSHandle } from "quickjs-emscripten-core";
import type { Realm } from "./realm.ts";

/** An operation that the code inside can call, computed in the thread without any state. */
type Pure = (realm: Realm, args: readonly QuickJSHandle[]) => QuickJSHandle | undefined;

/** Copies bytes out. */
function bytesOf({ context }: Realm, handle: QuickJSHandle | undefined): Buffer {
  if (handle === undefined) return Buffer.alloc(0);
  const view = context.getArrayBuffer(handle);
  const copy = Buffer.from(view.value);
  view.dispose();
  return copy;
}

/** Copies bytes in. */
function toBytes({ context }: Realm, bytes: Buffer): QuickJSHandle {
  return context.newArrayBuffer(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

const toText = ({ context }: Realm, text: string): QuickJSHandle => context.newString(text);
const toJson = (realm: Realm, value: unknown): QuickJSHandle => toText(realm, JSON.stringify(value));
const fromJson = (realm: Realm, handle: QuickJSHandle | undefined): unknown => JSON.parse(realm.text(handle));

/** A JSON array of texts. */
function textsOf(realm: Realm, handle: QuickJSHandle | undefined): string[] {
  const value = fromJson(realm, handle);
  return Array.isArray(value) ? value.map(String) : [];
}

function urlText(url: URL): string {
  const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } = url;
  return JSON.stringify({ href, origin, protocol, username, password, host, hostname, port, pathname, search, hash });
}

const settable = ["protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"] as const;
const encodings = ["utf8", "latin1", "base64"] as const;
const digests = ["sha1", "sha256", "sha384", "sha512"] as const;

/** One of a few words. @throws TypeError for any other */
function oneOf<const Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new TypeError(`${text} is not supported.`);
  return word;
}

function decode(realm: Realm, [form, bytes]: readonly QuickJSHandle[]): QuickJSHandle | undefined {
  const encoding = realm.text(form);
  const given = bytesOf(realm, bytes);
  if (encoding !== "fatal") return toJson(realm, given.toString(oneOf(encodings, encoding)));
  try {
    return toJson(realm, new TextDecoder("utf-8", { fatal: true }).decode(given));
  } catch {
    return undefined;
  }
}

function parseUrl(realm: Realm, [handle]: readonly QuickJSHandle[]): QuickJSHandle | undefined {
  const [url = "", base] = textsOf(realm, handle);
  return URL.canParse(url, base) ? toText(realm, urlText(new URL(url, base))) : undefined;
}

function changeUrl(realm: Realm, [handle]: readonly QuickJSHandle[]): QuickJSHandle {
  const [href = "", part = "", value = ""] = textsOf(realm, handle);
  const url = new URL(href);
  url[oneOf(settable, part)] = value;
  return toText(realm, urlText(url));
}

function form(realm: Realm, [handle]: readonly QuickJSHandle[]): QuickJSHandle {
  const pairs = fromJson(realm, handle);
  const query = new URLSearchParams();
  if (Array.isArray(pairs)) for (const [name, value] of pairs) query.append(String(name), String(value));
  return toText(realm, query.toString());
}

/** What needs neither the platform nor the call. */
export const surface: Readonly<Record<string, Pure>> = {
  encode: (realm, [encoding, text]) =>
    toBytes(realm, Buffer.from(String(fromJson(realm, text)), oneOf(encodings, realm.text(encoding)))),
  decode,
  url: parseUrl,
  changeUrl,
  query: (realm, [text]) => toJson(realm, [...new URLSearchParams(String(fromJson(realm, text)))]),
  form,
  uuid: (realm) => toText(realm, randomUUID()),
  random: (realm, [size]) => {
    const bytes = size === undefined ? 0 : realm.context.getNumber(size);
    return toBytes(realm, randomBytes(Math.max(0, Math.min(65_536, Math.trunc(bytes) || 0))));
  },
  digest: (realm, [hash, bytes]) =>
    toBytes(
      realm,
      createHash(oneOf(digests, realm.text(hash)))
        .update(bytesOf(realm, bytes))
        .digest(),
    ),
  hmac: (realm, [hash, key, bytes]) =>
    toBytes(
      realm,
      createHmac(oneOf(digests, realm.text(hash)), bytesOf(realm, key))
        .update(bytesOf(realm, bytes))
        .digest(),
    ),
};

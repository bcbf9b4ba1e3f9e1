import { failure } from "../core/errors.ts";
import { property } from "../core/values.ts";

interface Cipher {
  update(data: string, from: "utf8" | "hex", to: "hex" | "utf8"): string;
  final(to: "hex" | "utf8"): string;
}

/** As much of `node:crypto` as the helpers use. */
export interface NodeCrypto {
  scryptSync(password: string, salt: string, length: number): Uint8Array;
  randomBytes(length: number): Uint8Array;
  createCipheriv(algorithm: string, key: Uint8Array, iv: Uint8Array): Cipher;
  createDecipheriv(algorithm: string, key: Uint8Array, iv: Uint8Array): Cipher;
}

/** Compression as in `node:zlib`; browsers pass a polyfill. */
export interface Zlib {
  gzipSync(data: string | Uint8Array): Uint8Array;
  gunzipSync(data: Uint8Array): Uint8Array;
}

/**
 * Node's own module, without an import that bundlers for browsers would stumble over.
 *
 * @throws PatchbayError 500 where there is none: in browsers, and before Node 20.16.
 */
export function nodeModule(name: "node:crypto"): NodeCrypto;
export function nodeModule(name: "node:zlib"): Zlib;
export function nodeModule(name: string): unknown {
  const process = property(globalThis, "process");
  const getBuiltinModule = property(process, "getBuiltinModule");
  const found: unknown = typeof getBuiltinModule === "function" ? getBuiltinModule.call(process, name) : undefined;
  if (found === undefined) throw failure(500, `${name} is not available here; Node.js 20.16 or later has it`);
  return found;
}

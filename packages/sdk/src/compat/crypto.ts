import { isObject } from "../core/values.ts";
import { nodeModule, type Zlib } from "./node-modules.ts";

/**
 * Encrypts a text with a key derived from a password (scrypt) and an all-zero initialisation vector: the same input
 * always gives the same output. Needs Node.js.
 *
 * @param algorithm One with a key of 24 bytes.
 * @returns Hexadecimal text.
 * @throws RangeError when the algorithm wants another key length.
 */
export function encrypt(cryptoKey: string, text: string, salt = "salt", algorithm = "aes-192-cbc"): string {
  const crypto = nodeModule("node:crypto");
  const cipher = crypto.createCipheriv(algorithm, crypto.scryptSync(cryptoKey, salt, 24), new Uint8Array(16));
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

/**
 * Decrypts what {@link encrypt} gave for the same key, salt and algorithm. Needs Node.js.
 *
 * @throws Error when the key is wrong.
 */
export function decrypt(cryptoKey: string, text: string, salt = "salt", algorithm = "aes-192-cbc"): string {
  const crypto = nodeModule("node:crypto");
  const cipher = crypto.createDecipheriv(algorithm, crypto.scryptSync(cryptoKey, salt, 24), new Uint8Array(16));
  return cipher.update(text, "hex", "utf8") + cipher.final("utf8");
}

/**
 * Compresses and encrypts anything that can be JSON. Needs Node.js; `zlib` may be left out there.
 *
 * @param iv Initialisation vector, 32 hexadecimal digits; random when absent.
 * @param algorithm One with a key of 32 bytes.
 * @throws Error, with the reason as `cause`.
 */
export function encryptObject(
  zlib: Zlib,
  key: string,
  obj: unknown,
  iv?: string,
  algorithm?: string,
): { iv: string; ciphertext: string };
export function encryptObject(key: string, obj: unknown, iv?: string, algorithm?: string): { iv: string; ciphertext: string };
export function encryptObject(...args: readonly unknown[]): { iv: string; ciphertext: string } {
  try {
    const [zlib, key, obj, iv, algorithm = "aes-256-cbc"] = withZlib(args);
    const crypto = nodeModule("node:crypto");
    const ivHex = iv === undefined ? toHex(crypto.randomBytes(16)) : String(iv);
    const inner = toBase64(zlib.gzipSync(JSON.stringify(obj)));
    const cipherKey = crypto.scryptSync(String(key), ivHex, 32);
    const cipher = crypto.createCipheriv(String(algorithm), cipherKey, fromHex(ivHex));
    const ciphertext = cipher.update(inner, "utf8", "hex") + cipher.final("hex");
    return { iv: ivHex, ciphertext: toBase64(zlib.gzipSync(JSON.stringify({ iv: ivHex, ciphertext }))) };
  } catch (cause) {
    throw new Error("encrypt object failed: ", { cause });
  }
}

/**
 * Decrypts what {@link encryptObject} gave. Needs Node.js; `zlib` may be left out there.
 *
 * @throws Error, with the reason as `cause`.
 */
export function decryptObject(zlib: Zlib, key: string, ciphertext: string, algorithm?: string): { iv: string; obj: unknown };
export function decryptObject(key: string, ciphertext: string, algorithm?: string): { iv: string; obj: unknown };
export function decryptObject(...args: readonly unknown[]): { iv: string; obj: unknown } {
  try {
    const [zlib, key, ciphertext, algorithm = "aes-256-cbc"] = withZlib(args);
    const crypto = nodeModule("node:crypto");
    const outer: unknown = JSON.parse(toText(zlib.gunzipSync(fromBase64(String(ciphertext)))));
    if (!isObject(outer) || typeof outer.iv !== "string" || typeof outer.ciphertext !== "string") {
      throw new TypeError("not an encrypted object");
    }
    const cipherKey = crypto.scryptSync(String(key), outer.iv, 32);
    const cipher = crypto.createDecipheriv(String(algorithm), cipherKey, fromHex(outer.iv));
    const inner = cipher.update(outer.ciphertext, "hex", "utf8") + cipher.final("utf8");
    return { iv: outer.iv, obj: JSON.parse(toText(zlib.gunzipSync(fromBase64(inner)))) };
  } catch (cause) {
    throw new Error("decrypt object failed: ", { cause });
  }
}

/** The arguments with a zlib in front: the given one, else Node's. */
function withZlib(args: readonly unknown[]): readonly [Zlib, ...unknown[]] {
  const [first, ...others] = args;
  return isZlib(first) ? [first, ...others] : [nodeModule("node:zlib"), ...args];
}

function isZlib(value: unknown): value is Zlib {
  return isObject(value) && typeof value.gzipSync === "function" && typeof value.gunzipSync === "function";
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

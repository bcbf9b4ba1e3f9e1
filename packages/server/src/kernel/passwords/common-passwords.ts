import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

/** The compiled tree holds no data files, so a module in `dist` reads the one of `src`, which the package ships as well. */
const file = new URL("./common-passwords.txt.br", import.meta.url.replace("/dist/", "/src/"));

let loading: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether a password is among the 49,000 that leak most often (NIST SP 800-63B, 3.1.1.2: compare with a blocklist).
 * Upper and lower case are the same here: guessing tools try both. The list is loaded at the first call.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= load();
  return (await loading).has(password.normalize("NFC").toLowerCase());
}

async function load(): Promise<ReadonlySet<string>> {
  const text = await promisify(brotliDecompress)(await readFile(file));
  return new Set(text.toString("utf8").trimEnd().split("\n"));
}

import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type KeyRing, type SecretKey, secretKey } from "../secrets.ts";

/**
 * The keys that seal stored secrets: those of the setting, or the one in `secret.key` of the data folder, which is
 * generated when it is not there (mode 0600). Several processes may start at once: all end up with the same key.
 * @throws Error when the file exists and does not hold a key. It is never replaced: what was sealed would be lost.
 */
export async function loadSecretKeys(settings: {
  readonly dataDir: string;
  readonly secretKey: readonly SecretKey[] | undefined;
}): Promise<KeyRing> {
  const [first, ...rest] = settings.secretKey ?? [];
  if (first !== undefined) return [first, ...rest];
  await mkdir(settings.dataDir, { recursive: true });
  const file = join(settings.dataDir, "secret.key");
  const kept = await read(file);
  if (kept !== undefined) return [kept];
  await create(file);
  const made = await read(file);
  if (made === undefined) throw new Error(`${file} vanished while it was created.`);
  return [made];
}

async function read(file: string): Promise<SecretKey | undefined> {
  let text: string;
  try {
    text = (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes in base64. Restore it from a backup.`);
  return secretKey(bytes);
}

/** Writes a new key beside the file and links it into place, so that the name never shows half a key. */
async function create(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString("hex")}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString("base64")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // Unlike rename, link fails when another process was first; then its key counts.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await unlink(draft);
  }
}

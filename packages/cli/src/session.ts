/** Who is signed in: tokens in a file that only its owner can read. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type Access, oauth } from "@patchbay/contract";
import type { Credentials } from "@patchbay/sdk";
import { defaultHost, perform, Refusal, readHost } from "./api.ts";
import { CliError, exitCodes } from "./command.ts";

export interface Session {
  readonly host: string;
  readonly username: string;
  readonly client: Client;
  readonly access_token: string;
  readonly refresh_token: string;
  /** Milliseconds since 1970. */
  readonly expires_at: number;
}

/** An OAuth client; public ones have no secret. */
export interface Client {
  readonly id: string;
  readonly secret?: string;
}

/** A token that expires while the request is on its way is of no use. */
const EXPIRY_MARGIN_MS = 15_000;

const signInAdvice = "Sign in: patchbay login";

function sessionFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "patchbay", "session.json");
}

/** The session, or undefined when nobody is signed in. @throws CliError when the file cannot be understood */
export async function readSession(): Promise<Session | undefined> {
  const file = sessionFile();
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new CliError(exitCodes.failure, `The session cannot be read: ${error.message}`, { cause: error });
  });
  if (text === undefined) return undefined;
  const session = parseSession(text);
  if (session !== undefined) return session;
  throw new CliError(exitCodes.notSignedIn, `${file} holds no session. ${signInAdvice}`);
}

function parseSession(text: string): Session | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isSession(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== "object" || value === null) return false;
  const members: Readonly<Record<string, unknown>> = { ...value };
  const texts = ["host", "username", "access_token", "refresh_token"].every((name) => typeof members[name] === "string");
  const { client } = members;
  const hasClient = typeof client === "object" && client !== null && "id" in client && typeof client.id === "string";
  return texts && hasClient && typeof members.expires_at === "number";
}

/** Writes the session in one step, so that no other command ever reads half of it. @returns the file */
export async function writeSession(session: Session): Promise<string> {
  const file = sessionFile();
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(draft, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
  return file;
}

export async function removeSession(): Promise<void> {
  await rm(sessionFile(), { force: true });
}

/** The server to talk to: PATCHBAY_URL, else that of the session, else the one on this machine. */
export async function targetHost(): Promise<string> {
  const url = process.env.PATCHBAY_URL;
  if (url) return readHost(url, "PATCHBAY_URL");
  return (await readSession())?.host ?? defaultHost;
}

/**
 * Asks the authentication service for something as an OAuth client.
 * @throws Refusal
 */
export async function askAsClient(
  host: string,
  { id, secret }: Client,
  name: "requestToken" | "revokeToken",
  form: Readonly<Record<string, string>>,
): Promise<unknown> {
  const request = { name: `Oauth.${name}`, spec: oauth.operations[name], params: {} };
  if (secret === undefined) return perform(host, { ...request, body: { ...form, client_id: id } });
  return perform(host, { ...request, body: form }, { clientId: id, clientSecret: secret });
}

/**
 * Asks the token endpoint for tokens.
 * @param form members of the grant
 * @throws Refusal
 */
export async function requestTokens(
  host: string,
  client: Client,
  form: Readonly<Record<string, string>>,
): Promise<Pick<Session, "access_token" | "refresh_token" | "expires_at">> {
  const answer = await askAsClient(host, client, "requestToken", form);
  const members: Readonly<Record<string, unknown>> = typeof answer === "object" ? { ...answer } : {};
  const { access_token, refresh_token, expires_in } = members;
  if (typeof access_token !== "string" || typeof refresh_token !== "string" || typeof expires_in !== "number") {
    throw new CliError(exitCodes.failure, `${host} gave no tokens. Is it a Patchbay server?`);
  }
  return { access_token, refresh_token, expires_at: Date.now() + expires_in * 1000 };
}

/**
 * What an operation needs from whoever is signed in to this server; nothing for what everybody may call.
 * @throws CliError when a token is needed and there is none
 */
export async function credentialsFor(host: string, access: Access): Promise<Credentials | undefined> {
  if (access.kind === "public") return undefined;
  if (access.kind === "bearer") return tokenFor(host);
  const session = await readSession();
  const { id, secret } = (session?.host === host ? session.client : undefined) ?? {};
  return id === undefined || secret === undefined ? undefined : { clientId: id, clientSecret: secret };
}

/**
 * The access token of whoever is signed in to this server. An expired one is replaced first.
 * @throws CliError when nobody is
 */
export async function tokenFor(host: string): Promise<string> {
  const session = await readSession();
  // Tokens never go to another server than the one that gave them.
  if (session?.host === host) return (await fresh(session)).access_token;
  const where = session === undefined ? "" : ` to ${host} (but to ${session.host})`;
  throw new CliError(exitCodes.notSignedIn, `You are not signed in${where}. ${signInAdvice}`);
}

async function fresh(session: Session): Promise<Session> {
  if (Date.now() < session.expires_at - EXPIRY_MARGIN_MS) return session;
  const { host, client, refresh_token } = session;
  const tokens = await requestTokens(host, client, { grant_type: "refresh_token", refresh_token }).catch((error: unknown) => {
    throw error instanceof Refusal && error.cause.code < 500 ? sessionEnded(error) : error;
  });
  const renewed = { ...session, ...tokens };
  await writeSession(renewed);
  return renewed;
}

/** The server no longer takes the tokens of the session. */
export function sessionEnded(cause: Refusal): CliError {
  return new CliError(exitCodes.notSignedIn, `Your session has ended. ${signInAdvice}\n${cause.message}`, { cause });
}

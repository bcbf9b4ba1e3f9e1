import type { BodyOf, oauth as contract } from "@patchbay/contract";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { Problem } from "../../../kernel/errors.ts";
import { hashSecret, randomToken } from "../../../kernel/secrets.ts";
import { type Handlers, type Kernel, Reply } from "../../../kernel/service.ts";
import { type IdentityRef, recordLogin, verifyCredentials } from "../../identity/index.ts";
import { requireProof, wrongCredentials } from "../credentials.ts";
import { requireUser, serves } from "../issue.ts";
import { codeLife } from "../rules.ts";
import { answerChallenge, challenge } from "../second-factor.ts";
import { type ClientRow, findByPublicId } from "../store/clients.ts";
import { deleteOldCodes, insertCode } from "../store/codes.ts";
import { codePage, dead, type PageOptions, signInPage } from "./page.ts";
import { type AuthorizationRequest, answerAt, checkRequest, openRequest, sealRequest } from "./request.ts";

type OauthHandlers = Handlers<typeof contract>;

const cookieName = "patchbay_sign_in";

function readCookie(header: string | undefined): string | undefined {
  return new RegExp(`(?:^|; *)${cookieName}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(header ?? "")?.[1];
}

/** Lax, because people come here from another site: its cookie must be known then, or each page would get another one. */
function cookieHeader(kernel: Kernel, cookie: string): Record<string, string> {
  const secure = kernel.access.keys.issuer.startsWith("https:") ? "; Secure" : "";
  return { "set-cookie": `${cookieName}=${cookie}; Path=/oauth/authorize; Max-Age=600; HttpOnly; SameSite=Lax${secure}` };
}

/** Where the form may lead: here, and on to the application. */
function formTargets(redirect_uri: string): string {
  const { protocol, origin } = new URL(redirect_uri);
  return `'self' ${origin === "null" ? protocol : origin}`;
}

const redirect = (location: string) => new Reply(303, undefined, { location, "cache-control": "no-store" });

async function findClient(db: Executor, public_id: string | undefined): Promise<ClientRow | undefined> {
  const client = public_id === undefined ? undefined : await findByPublicId(db, public_id);
  const usable = client?.status === "Active" && client.grant_types.includes("authorization_code");
  return usable ? client : undefined;
}

/**
 * `GET /oauth/authorize`: shows the sign-in page. What is wrong with the client or its address is shown to the person;
 * only a client that is certain is told anything.
 */
export function authorize(kernel: Kernel): OauthHandlers["authorize"] {
  return async ({ tx, query, headers }) => {
    const client = await findClient(tx, query.client_id);
    if (client === undefined) return dead("The application that sent you here is not known.");
    const { redirect_uri } = query;
    if (redirect_uri === undefined || !client.redirect_uris.includes(redirect_uri)) {
      return dead("The application that sent you here wants you back at an address that is not one of its own.");
    }
    const request = checkRequest(client, redirect_uri, query, tx.now());
    if ("error" in request) {
      return redirect(answerAt(redirect_uri, kernel.access.keys.issuer, { ...request, state: query.state }));
    }
    // One cookie for all pages that are open, so that signing in on one does not spoil the others.
    const cookie = readCookie(headers.cookie) ?? randomToken(32);
    const form = { application: client.name, request: sealRequest(kernel.secrets, request, cookie) };
    return signInPage(form, { headers: cookieHeader(kernel, cookie), formTargets: formTargets(redirect_uri) });
  };
}

async function codeFor(tx: Tx, client: ClientRow, user: IdentityRef, request: AuthorizationRequest): Promise<string> {
  const code = randomToken(32);
  await insertCode(tx, {
    hash: hashSecret(code),
    client_uuid: client.uuid,
    user_uuid: user.uuid,
    redirect_uri: request.redirect_uri,
    scope: [...request.scope],
    code_challenge: request.code_challenge,
    expires_at: new Date(tx.now().getTime() + codeLife),
  });
  await deleteOldCodes(tx, tx.now());
  return code;
}

/** A form that came back, in good order. */
interface Submission {
  readonly client: ClientRow;
  readonly request: AuthorizationRequest;
  readonly form: BodyOf<(typeof contract.operations)["signIn"]>;
  readonly address: string;
}

/** What the person sees who is not through yet. */
type Page = Reply<string>;

const isPage = (step: IdentityRef | Page): step is Page => step instanceof Reply;

function again(submission: Submission, mistake: string, retry_after?: number): Page {
  const { client, request, form } = submission;
  const options: PageOptions = {
    status: retry_after === undefined ? 400 : 429,
    headers: retry_after === undefined ? {} : { "retry-after": String(retry_after) },
    formTargets: formTargets(request.redirect_uri),
  };
  const page = { application: client.name, request: form.request ?? "", mistake };
  const { mfa_token, mfa_type } = form;
  if (mfa_token !== undefined) return codePage({ ...page, token: mfa_token, type: mfa_type === "SMS" ? "SMS" : "EMAIL" }, options);
  return signInPage({ ...page, login: form.login }, options);
}

/** First step: user name and password. */
async function checkFirst(kernel: Kernel, tx: Tx, submission: Submission): Promise<IdentityRef | Page> {
  const { client, request, form, address } = submission;
  const attempt = { login: form.login ?? "", password: form.password ?? "", address, client_id: client.public_id };
  const result = await verifyCredentials(kernel, tx, attempt);
  if (!result.ok && result.reason === "throttled") {
    return again(submission, "Too many attempts. Wait a moment, then try again.", result.retry_after ?? 1);
  }
  if (!result.ok || !serves(client, result.identity)) return again(submission, wrongCredentials);
  const sent = client.mfa && result.mfa_required ? await challenge(kernel, tx, client, result.proof) : undefined;
  if (sent === undefined) {
    await requireProof(tx, result.proof);
    return result.identity;
  }
  const page = { application: client.name, request: form.request ?? "", ...sent };
  return codePage(page, { formTargets: formTargets(request.redirect_uri) });
}

/** Second step: the code that was sent. */
async function checkSecond(kernel: Kernel, tx: Tx, submission: Submission, token: string): Promise<IdentityRef | Page> {
  const { client, form } = submission;
  const user_uuid = await answerChallenge(kernel, tx, client, token, form.mfa_code?.trim() ?? "");
  if (user_uuid === undefined) return again(submission, "The code is wrong or has expired.");
  return requireUser(kernel, tx, client, user_uuid);
}

/** A refusal on the way becomes a sentence on the page. */
async function check(kernel: Kernel, tx: Tx, submission: Submission): Promise<IdentityRef | Page> {
  const { mfa_token } = submission.form;
  try {
    return await (mfa_token === undefined ? checkFirst(kernel, tx, submission) : checkSecond(kernel, tx, submission, mfa_token));
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const retry_after = error.headers["retry-after"];
    return again(submission, error.message, retry_after === undefined ? undefined : Number(retry_after));
  }
}

/** `POST /oauth/authorize`: takes the form, and sends the person back to the application with a code. */
export function signIn(kernel: Kernel): OauthHandlers["signIn"] {
  return async ({ tx, body: form, headers, address }) => {
    const cookie = readCookie(headers.cookie);
    const site = headers["sec-fetch-site"];
    const fromHere = cookie !== undefined && (site === undefined || site === "same-origin");
    const request = fromHere ? openRequest(kernel.secrets, form.request ?? "", cookie, tx.now()) : undefined;
    if (request === undefined) return dead("This page has been open for too long, or your browser keeps no cookies.");
    const client = await findClient(kernel.db, request.public_id);
    if (client === undefined) return dead("The application that sent you here is not known.");

    const user = await check(kernel, tx, { client, request, form, address });
    if (isPage(user)) return user;
    recordLogin(tx, user, { address, client_id: client.public_id });
    const code = await codeFor(tx, client, user, request);
    return redirect(answerAt(request.redirect_uri, kernel.access.keys.issuer, { code, state: request.state }));
  };
}

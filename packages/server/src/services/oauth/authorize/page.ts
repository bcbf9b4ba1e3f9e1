import { createHash } from "node:crypto";
import { escapeHtml, logo } from "../../../kernel/html.ts";
import { Reply } from "../../../kernel/service.ts";
import type { Challenge } from "../second-factor.ts";

const style = `
:root { color-scheme: light dark; --page: #f3f5f8; --card: #fff; --text: #18212f; --quiet: #5a6678; --line: #c5ccd8; --field: #858fa1; --accent: #2456d6; --on-accent: #fff; --bad: #b3261e; --bad-page: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --page: #10141b; --card: #1a2029; --text: #e8ecf2; --quiet: #9aa6b8; --line: #3b4555; --field: #6f7c92; --accent: #7ea2ff; --on-accent: #0d1528; --bad: #ffb4ab; --bad-page: #3a1d1b; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 24rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.brand { display: flex; align-items: center; gap: .5rem; margin: 0 0 1.5rem; color: var(--quiet); font-weight: 600; }
.brand svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round; }
h1 { margin: 0 0 1.5rem; font-size: 1.375rem; line-height: 1.3; overflow-wrap: anywhere; }
label { display: block; margin: 0 0 .25rem; font-weight: 600; font-size: .9375rem; }
input { width: 100%; margin: 0 0 1rem; padding: .625rem .75rem; color: inherit; background: transparent; border: 1px solid var(--field); border-radius: .5rem; font: inherit; }
input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
button { width: 100%; margin-top: .5rem; padding: .6875rem 1rem; color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; font: inherit; font-weight: 600; cursor: pointer; }
.bad { margin: 0 0 1rem; padding: .625rem .75rem; color: var(--bad); background: var(--bad-page); border-radius: .5rem; }
.quiet { margin: 1.25rem 0 0; color: var(--quiet); font-size: .875rem; }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** The page may load nothing, run nothing, be framed by nobody, and send its form only here and to the application. */
function contentSecurityPolicy(formTargets: string): string {
  return `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`;
}

function document(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Patchbay</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">${logo}Patchbay</p>
${content}
</main>
</body>
</html>
`;
}

function alert(mistake: string | undefined): string {
  return mistake === undefined ? "" : `<p class="bad" role="alert">${escapeHtml(mistake)}</p>\n`;
}

export interface PageOptions {
  readonly status?: 400 | 429;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sources for `form-action`; a browser applies them to the redirect that follows as well. */
  readonly formTargets?: string;
}

function page<Status extends number>(status: Status, html: string, options: PageOptions): Reply<string> {
  return new Reply(status, html, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy(options.formTargets ?? "'none'"),
    "cache-control": "no-store",
    // With no referrer at all, browsers hide the origin of the form as well.
    "referrer-policy": "same-origin",
    ...options.headers,
  });
}

/** A page that says why nobody can sign in here. */
export function dead(sentence: string): Reply<string> {
  const content = `<h1>This does not work</h1>\n<p>${escapeHtml(sentence)}</p>\n<p class="quiet">Go back to the application and try again.</p>`;
  return page(400, document("Sign in", content), {});
}

export interface Form {
  /** Name of the application. */
  readonly application: string;
  /** Sealed state that comes back with the form. */
  readonly request: string;
  /** What was typed before. */
  readonly login?: string | undefined;
  /** What was wrong with it. */
  readonly mistake?: string;
}

/** The page that asks for the code of a second factor. */
export function codePage(form: Omit<Form, "login"> & Challenge, options: PageOptions): Reply<string> {
  const where = form.type === "SMS" ? "phone" : "mailbox";
  const content = `<h1>Sign in to ${escapeHtml(form.application)}</h1>
<p>A code was sent to your ${where}.</p>
<form method="post" action="authorize">
${alert(form.mistake)}<input type="hidden" name="request" value="${escapeHtml(form.request)}">
<input type="hidden" name="mfa_token" value="${escapeHtml(form.token)}">
<input type="hidden" name="mfa_type" value="${form.type}">
<label for="code">Code</label>
<input id="code" name="mfa_code" autocomplete="one-time-code" inputmode="numeric" required maxlength="16" autofocus>
<button type="submit">Continue</button>
</form>`;
  return page(options.status ?? 200, document("Sign in", content), options);
}

/** The page that asks for user name and password. */
export function signInPage({ application, request, login, mistake }: Form, options: PageOptions): Reply<string> {
  const content = `<h1>Sign in to ${escapeHtml(application)}</h1>
<form method="post" action="authorize">
${alert(mistake)}<input type="hidden" name="request" value="${escapeHtml(request)}">
<label for="login">User name or e-mail</label>
<input id="login" name="login" value="${escapeHtml(login ?? "")}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="320"${login ? "" : " autofocus"}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"${login ? " autofocus" : ""}>
<button type="submit">Sign in</button>
</form>`;
  return page(options.status ?? 200, document("Sign in", content), options);
}

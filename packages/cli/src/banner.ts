import { defaultHost } from "./api.ts";

interface Started {
  readonly url: string;
  readonly seconds: string;
  /** Absent when the demo's accounts are not in the database. */
  readonly demo?: { readonly username: string; readonly password: string; readonly client: string; readonly secret: string };
}

/** What a person needs to go on with once the server is there. */
export function banner({ url, seconds, demo }: Started): string {
  const lines = [
    "",
    `  Patchbay is ready (${seconds} s)`,
    "",
    `  API           ${url}`,
    `  Docs          ${url}/docs`,
    `  OpenAPI       ${url}/openapi.json`,
    ...(demo === undefined ? [] : demoLines(demo)),
    "",
    "  Try",
    ...nextCommands(url, demo !== undefined).map((line) => `    ${line}`),
    "",
    "  Ctrl-C stops it.",
    "",
  ];
  return lines.join("\n");
}

function demoLines({ username, password, client, secret }: NonNullable<Started["demo"]>): string[] {
  return [
    "",
    `  User name     ${username}`,
    `  Password      ${password}`,
    `  Client        ${client}`,
    `  Secret        ${secret}`,
    `  Basic token   ${Buffer.from(`${client}:${secret}`).toString("base64")}`,
  ];
}

function nextCommands(url: string, demo: boolean): string[] {
  return [
    `curl ${url}/readyz`,
    `npx patchbay login --host ${url}${demo ? "" : " --client ID --secret SECRET"}`,
    "npx patchbay call Accounts.listAccounts",
    // The demo looks on the usual port by itself.
    ...(demo ? [url === defaultHost ? "npm run demo" : `PATCHBAY_URL=${url} npm run demo`] : []),
  ];
}

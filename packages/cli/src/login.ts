import { Refusal, readHost } from "./api.ts";
import { type Command, usageError } from "./command.ts";
import { readOptions } from "./options.ts";
import { Prompt } from "./prompt.ts";
import { type Client, requestTokens, targetHost, writeSession } from "./session.ts";
import { columns } from "./text.ts";

/** The client that the demo seed makes; what a first start can be signed in through. */
const demoClient: Client = { id: "demo-client", secret: "demo-client-secret-demo-client-secret" };

const options = {
  host: { type: "string" },
  username: { type: "string" },
  password: { type: "string" },
  client: { type: "string" },
  secret: { type: "string" },
} as const;

const helpText = `${columns([
  ["--host URL", "The server. Default: PATCHBAY_URL, else that of the last session, else http://localhost:8420."],
  ["--username NAME", "User name or e-mail address; asked for when absent."],
  ["--password TEXT", "Asked for without echo when absent, or read from standard input when that is no terminal."],
  ["--client ID", "OAuth client to sign in through. Default: the client of the demo seed."],
  ["--secret TEXT", "Its secret; none for a public client. Other users of this machine can see the arguments of a program."],
])}

The session, with a refresh token that renews it, is kept in $XDG_CONFIG_HOME/patchbay/session.json, or else in
~/.config/patchbay/session.json, readable for you only.`;

/** Signs in by password; a second factor, if the server wants one, is asked for. */
async function signIn(host: string, client: Client, username: string, password: string, prompt: Prompt) {
  const form = { grant_type: "password", username, password, scope: "default" };
  try {
    return await requestTokens(host, client, form);
  } catch (error) {
    const mfa_token = error instanceof Refusal && error.cause.key === "mfa_required" ? error.member("mfa_token") : undefined;
    if (!(error instanceof Refusal) || mfa_token === undefined) throw error;
    const mfa_code = await prompt.ask(`Code sent by ${error.member("mfa_type") ?? "the server"}: `);
    return await requestTokens(host, client, { ...form, mfa_token, mfa_code });
  }
}

export const login: Command = {
  name: "login",
  usage: "[--host URL] [--username NAME] [--client ID --secret TEXT]",
  summary: "Sign in to a server, for call.",
  help: () => helpText,
  async run(args) {
    const { values } = readOptions({ args: [...args], options });
    if (values.secret !== undefined && values.client === undefined) throw usageError("--secret belongs to a --client.");
    const host = values.host === undefined ? await targetHost() : readHost(values.host, "--host");
    const named = values.client === undefined ? demoClient : { id: values.client };
    const client = values.secret === undefined ? named : { ...named, secret: values.secret };
    const prompt = new Prompt();
    try {
      const username = values.username ?? (await prompt.ask("User name: "));
      const password = values.password ?? (await prompt.askSecret("Password: "));
      const tokens = await signIn(host, client, username, password, prompt);
      const file = await writeSession({ host, username, client, ...tokens });
      console.log(`Signed in to ${host} as ${username}. The session is kept in ${file}`);
    } finally {
      prompt.close();
    }
  },
};

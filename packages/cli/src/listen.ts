import { randomBytes } from "node:crypto";
import { AbortError, ApiError, Patchbay, type StreamEvent, type StreamParams } from "@patchbay/sdk";
import { signWebhook, WebhookError } from "@patchbay/sdk/webhooks";
import { Refusal, readHost, reasonOf } from "./api.ts";
import { CliError, type Command, exitCodes, usageError } from "./command.ts";
import { readOptions } from "./options.ts";
import { sessionEnded, targetHost, tokenFor } from "./session.ts";
import { columns } from "./text.ts";

/** Time for the answer of whoever events are forwarded to, in ms: that of a webhook. */
const patience = 15_000;

const text = { type: "string" } as const;
const options = { account: text, user: text, app: text, after: text, forward: text } as const;

/** What is no event goes here, so that standard output holds nothing else. */
const say = (line: string) => console.error(`▸ ${line}`);

/** Where events go besides the terminal. */
interface Forwarding {
  readonly url: string;
  readonly secret: string;
}

async function forwardingTo(url: string): Promise<Forwarding> {
  const secret = process.env.PATCHBAY_WEBHOOK_SECRET || `whsec_${randomBytes(32).toString("base64")}`;
  await signWebhook("", secret).catch((error: unknown) => {
    throw error instanceof WebhookError ? usageError(`PATCHBAY_WEBHOOK_SECRET: ${error.message}`) : error;
  });
  if (!process.env.PATCHBAY_WEBHOOK_SECRET) say(`Signing secret until the end of this command: ${secret}`);
  return { url: readHost(url, "--forward"), secret };
}

/** Posts an event as a webhook would be, once. @returns what came of it, for a person */
async function forward({ url, secret }: Forwarding, { uuid, type, timestamp, data, trace_id }: StreamEvent): Promise<string> {
  const { headers, body } = await signWebhook(JSON.stringify({ type, timestamp, data }), secret, { id: uuid });
  const began = performance.now();
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { ...headers, "user-agent": "Patchbay-Webhooks/1", trace: trace_id, id: uuid },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    await answer.arrayBuffer();
    return `answered ${answer.status} in ${Math.round(performance.now() - began)} ms`;
  } catch (error) {
    return `failed: ${reasonOf(error)}`;
  }
}

/** A client whose stream goes on through whatever passes; `ended` is aborted with what does not. */
function clientOf(host: string, ended: AbortController): Patchbay {
  const credentials = () =>
    tokenFor(host).catch((error: unknown) => {
      if (error instanceof CliError && error.exitCode === exitCodes.notSignedIn) ended.abort(error);
      throw error;
    });
  const telling: typeof fetch = async (...request) => {
    try {
      const answer = await fetch(...request);
      if (answer.ok) say(`Listening to ${host}`);
      return answer;
    } catch (error) {
      say(`${host} cannot be reached (${reasonOf(error)}); trying again`);
      throw error;
    }
  };
  return new Patchbay({ host, credentials, fetch: telling });
}

async function listenTo(host: string, wanted: StreamParams, forwarding: Forwarding | undefined): Promise<void> {
  const ended = new AbortController();
  try {
    for await (const event of clientOf(host, ended).stream(wanted, { signal: ended.signal })) {
      console.log(JSON.stringify(event));
      if (forwarding !== undefined) say(`${event.type} ${event.uuid} ${await forward(forwarding, event)}`);
    }
  } catch (error) {
    if (error instanceof AbortError) throw ended.signal.reason;
    if (!(error instanceof ApiError)) throw error;
    throw error.code === 401 ? sessionEnded(new Refusal(error)) : new Refusal(error);
  }
}

const helpText = `${columns([
  ["TYPE", "only events of this type, or of all of a service: sms.inbound contacts.*"],
  ["--user UUID", "those of another user, or * for all users of the account; your own unless said"],
  ["--account UUID", "those of another account"],
  ["--app UUID", "those of an application; TYPE is then the name of an event of its"],
  ["--after ID", "those after the event with this id, which may be 30 days back; 0 for all; from now on unless said"],
  ["--forward URL", "post each to this address as well, signed as a webhook"],
])}
Each event is one line of JSON on standard output; the rest goes to standard error. When the connection breaks it is made again, and
no event is missed. Ctrl-C ends it.

Forwarding brings webhooks to a machine that the server cannot reach, such as yours: one after the other, each once, whatever the answer. They
are signed with PATCHBAY_WEBHOOK_SECRET, or with a new secret that is printed at the start; webhook-id is the uuid of the event.

  patchbay listen 'sms.*' --user '*' --forward http://localhost:3000/hook

Sign in first: patchbay login.`;

export const listen: Command = {
  name: "listen",
  usage: "[TYPE …] [--forward URL]",
  summary: "Print events as they happen, and post them to an address of yours.",
  help: () => helpText,
  async run(args) {
    const { values, positionals } = readOptions({ args: [...args], options, allowPositionals: true });
    const { account, user, app, after } = values;
    if (after !== undefined && !/^\d{1,15}$/.test(after)) throw usageError("--after must be the id of an event.");
    const host = await targetHost();
    // Whoever is not signed in hears so before anything else.
    await tokenFor(host);
    const forwarding = values.forward === undefined ? undefined : await forwardingTo(values.forward);
    const events = positionals.length === 0 ? undefined : positionals;
    await listenTo(host, { events, account_uuid: account, user_uuid: user, app_uuid: app, after }, forwarding);
  },
};

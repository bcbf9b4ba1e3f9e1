import { banner } from "./banner.ts";
import { type Command, exitCodes } from "./command.ts";
import { readOptions } from "./options.ts";
import { type ServerModule, withServerErrors } from "./server-errors.ts";
import { untilAskedToStop } from "./signals.ts";
import { columns } from "./text.ts";

const options = {
  port: { type: "string" },
  host: { type: "string" },
  "data-dir": { type: "string" },
  seed: { type: "string" },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with the settings that the options name. An option wins over the variable. */
export function withOptions(env: Environment, values: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return { ...env, ...Object.fromEntries(given.map(([name, value]) => [variableOf(name), value])) };
}

/** `data-dir` sets PATCHBAY_DATA_DIR. */
function variableOf(option: string): string {
  return `PATCHBAY_${option.replaceAll("-", "_").toUpperCase()}`;
}

async function helpText(): Promise<string> {
  const { describeSettings } = await import("@patchbay/server");
  const rows = describeSettings().map(({ variable, form, fallback, description }) => {
    const words = fallback === null ? form : `${form}; default ${fallback}`;
    return [variable, `${description} (${words})`] as const;
  });
  return `${columns([
    ["--port NUMBER", "PATCHBAY_PORT. When the default port is taken, a free one is used; one that you name must be free."],
    ["--host ADDRESS", "PATCHBAY_HOST"],
    ["--data-dir FOLDER", "PATCHBAY_DATA_DIR"],
    ["--seed FILE", "PATCHBAY_SEED"],
  ])}

What happens is told on standard output; the log, JSON lines unless it goes to a terminal, on standard error.
Ctrl-C or SIGTERM finishes what was accepted and stops; a second time ends at once.

Settings are environment variables
${columns(rows)}`;
}

async function serveUntilStopped(server: ServerModule, env: Environment): Promise<void> {
  const stop = untilAskedToStop();
  const say = (line: string) => console.log(`▸ ${line}`);
  const started = performance.now();
  const serving = await Promise.race([server.serve({ env, say }), stop.then(() => undefined)]);
  // Asked to stop while it was starting: nobody has been told that it is there.
  if (serving === undefined) process.exit(exitCodes.ok);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(banner({ url: serving.url, seconds, ...(serving.demo ? { demo: server.demoCredentials } : {}) }));
  const signal = await stop;
  console.log(`\n▸ ${signal}: finishing what was accepted`);
  await serving.close();
  console.log("▸ Stopped");
}

export const serve: Command = {
  name: "serve",
  usage: "[--port N] [--host ADDRESS] [--data-dir FOLDER] [--seed FILE]",
  summary: "Run the platform, by default with its own PostgreSQL.",
  help: helpText,
  async run(args) {
    const { values } = readOptions({ args: [...args], options });
    const server = await import("@patchbay/server");
    await withServerErrors(server, () => serveUntilStopped(server, withOptions(process.env, values)));
  },
};

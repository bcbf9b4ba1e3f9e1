import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPlatform } from "./hosts.fixture.ts";

let written: [method: string, text: string][] = [];

beforeEach(() => {
  written = [];
  for (const method of ["log", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((text) => written.push([method, String(text)]));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A logger as a fresh process would build it. */
async function freshLogger(level?: string, pretty?: string) {
  vi.stubEnv("MS_LOGLEVEL", level);
  vi.stubEnv("MS_LOGPRETTY", pretty);
  vi.resetModules();
  const { Logger, getInstance } = await import("./logger.ts");
  expect(getInstance()).toBe(Logger.getInstance());
  return Logger.getInstance();
}

const entries = () => written.map(([, text]) => JSON.parse(text));

test("every level goes to its console, down to the threshold", async () => {
  const logger = await freshLogger("debug");
  for (const level of ["emerg", "alert", "crit", "error", "warning", "notice", "info", "debug"] as const) logger[level]("m");
  expect(written.map(([method]) => method)).toEqual(["error", "error", "error", "error", "warn", "warn", "log", "log"]);
  expect(entries().map(({ level }) => level)).toEqual(["emerg", "alert", "crit", "error", "warning", "notice", "info", "debug"]);
});

test.each([undefined, "nonsense"])("the threshold is info when set to %s", async (level) => {
  const logger = await freshLogger(level);
  logger.debug("no");
  logger.info("yes");
  expect(entries().map(({ message }) => message)).toEqual(["yes"]);
});

test("an entry is one JSON text", async () => {
  const logger = await freshLogger();
  logger.info("m");
  logger.info();
  expect(written[0]?.[1]).not.toContain("\n");
  expect(entries()).toEqual([
    { level: "info", message: "m", application: "s2sMsSDK", timestamp: expect.stringMatching(/^\d{4}-.*Z$/), metadata: {} },
    expect.objectContaining({ message: "default message" }),
  ]);
});

test("meta is merged, and what is no object stands under its position", async () => {
  const logger = await freshLogger();
  logger.warning("m", { a: 1, b: 1 }, "text", { b: 2 }, [3], new Error("broken"));
  expect(entries()[0].metadata).toEqual({
    meta: { a: 1, b: 2, "1": "text", "3": [3], name: "Error", message: "broken", level: "warning" },
  });
});

test("the ids of a trace stand at the root as well", async () => {
  const logger = await freshLogger();
  logger.info("m", { id: "i", trace: "t", parent: "p" });
  expect(entries()[0]).toMatchObject({ id: "i", trace: "t", parent: "p", metadata: { meta: { id: "i" } } });
});

test("debug raises an entry to alert, past any threshold above it", async () => {
  const logger = await freshLogger("alert");
  logger.debug("m", { debug: true });
  logger.debug("m", { debug: "true" });
  expect(entries()).toMatchObject([{ level: "alert", metadata: { meta: { level: "alert" } } }]);
});

test("pretty entries have lines", async () => {
  (await freshLogger("info", "true")).info("m");
  expect(written[0]?.[1].split("\n").length).toBeGreaterThan(5);
});

test("log takes a level; an unknown one is info", async () => {
  const logger = await freshLogger();
  logger.log("crit", "m", { a: 1 });
  Reflect.apply(logger.log, logger, ["loud", "m"]);
  expect(entries().map(({ level }) => level)).toEqual(["crit", "info"]);
});

test("meta that cannot be written never throws", async () => {
  const logger = await freshLogger();
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  logger.info("circular", circular, { big: 1n });
  logger.info("hostile", {
    get a() {
      throw new Error("no");
    },
  });
  expect(JSON.parse(written[0]?.[1] ?? "").metadata.meta).toEqual({ self: "[circular]", big: "1", level: "info" });
  expect(written[1]).toEqual(["error", "log entry could not be written: Error: no"]);
});

test("no token reaches the log, not even of a debugged request", async () => {
  await freshLogger("debug");
  const { Auth, Oauth, Util } = await import("./namespaces.ts");
  await using _server = await startPlatform(() => ({ status: 404, body: { message: "no" } }));
  const trace = Util.generateNewMetaData({ trace: "t", debug: true });
  await expect(Oauth.getAccessToken("basic-token", "e@x.test", "pass-word", "default", "device", trace)).rejects.toThrow("no");
  await expect(Auth.getResourceUsers("bearer-token", "resource", trace)).rejects.toThrow("no");
  expect(entries().map(({ message, level }) => [message.replace(/http:..[^/]*/, ""), level])).toEqual([
    ["Microservice Request POST: /oauth/token", "alert"],
    ["Microservice Request GET: /auth/resources/resource/user-groups/access", "alert"],
  ]);
  const all = written.map(([, text]) => text).join("\n");
  for (const secret of ["basic-token", "bearer-token", "pass-word"]) expect(all).not.toContain(secret);
  expect(entries()[1].metadata.meta).toMatchObject({ Authorization: "[redacted]", "x-api-version": "v1", trace: "t" });
});

test("a token in a URL is hidden too", async () => {
  const logger = await freshLogger();
  logger.info("GET https://x.test/identity/users/password-tokens/abc123?access_token=def456&a=1");
  expect(entries()[0].message).toBe("GET https://x.test/identity/users/password-tokens/[redacted]?access_token=[redacted]&a=1");
});

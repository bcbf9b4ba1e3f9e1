import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { stringify } from "yaml";
import { type CarrierDatabase, createCarrierDatabase } from "../testing/carrier-kit.ts";
import { type CarriersConfig, CarriersError, type CarriersFiles, loadCarriers } from "./config.ts";
import { carriersSeed } from "./seed.ts";

let folder: string;
let home: CarrierDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "patchbay-carriers-"));
  home = await createCarrierDatabase();
});

afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

const env = { SMSC_PASSWORD: "hunter2", ACME_TOKEN: "Bearer abc" };

function loadFrom(files: CarriersFiles): CarriersConfig {
  const config = loadCarriers(files, env);
  if (config === undefined) throw new Error("no carriers");
  return config;
}

async function load(text: string): Promise<CarriersConfig> {
  const file = join(folder, "carriers.yaml");
  await writeFile(file, text);
  return loadFrom({ carriers: file });
}

async function mistakes(value: unknown): Promise<readonly string[]> {
  const error = await load(stringify(value)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof CarriersError ? error.mistakes : [];
}

const smpp = { name: "main", kind: "smpp", host: "smsc.example.net", system_id: "patchbay", password: "x" };
const http = { name: "acme", kind: "http", send: { url: "https://acme.example/messages", body: { to: "{{to}}" } } };
const routes = [{ carrier: "loopback" }];

describe("a file that is right", () => {
  it("has defaults for what it does not say", async () => {
    const config = await load(stringify({ carriers: [smpp, http], routes }));
    expect(config.smpp).toEqual([
      {
        name: "main",
        host: "smsc.example.net",
        port: 2775,
        tls: undefined,
        systemId: "patchbay",
        password: "x",
        systemType: "",
        gsm7: "unpacked",
        longMessages: "udh",
        ids: "same",
        window: 10,
        perSecond: undefined,
        enquireLinkMs: 15_000,
        responseTimeoutMs: 10_000,
        country: "US",
      },
    ]);
    expect(config.http[0]).toMatchObject({
      name: "acme",
      channels: ["sms"],
      secret: undefined,
      send: { method: "POST", id: "/id" },
    });
    expect(config.routes).toEqual(routes);
  });

  it("takes secrets from the environment, and files of certificates", async () => {
    await writeFile(join(folder, "ca.pem"), "a certificate");
    const config = await load(`
carriers:
  - { name: main, kind: smpp, host: smsc.example.net, system_id: pb, password: { env: SMSC_PASSWORD }, tls: { ca: ${join(folder, "ca.pem")} } }
  - { name: bare, kind: smpp, host: 192.0.2.1, system_id: pb, password: x, tls: true }
  - name: acme
    kind: http
    send:
      url: https://acme.example/messages
      headers: { authorization: { env: ACME_TOKEN } }
      body: { to: "{{to}}" }
routes:
  - { carrier: main, prefix: "+1" }
`);
    expect(config.smpp[0]).toMatchObject({
      port: 3550,
      password: "hunter2",
      tls: { ca: Buffer.from("a certificate"), servername: "smsc.example.net" },
    });
    expect(config.smpp[1]?.tls).toEqual({});
    expect(config.http[0]?.send.headers).toEqual({ authorization: "Bearer abc" });
  });
});

it("the example of the documentation is one", async () => {
  const page = await readFile(new URL("../../../../docs/carriers.md", import.meta.url), "utf8");
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  // Files and variables are the reader's.
  const config = await load(example.replaceAll(/\{ env: \w+ \}/g, "{ env: SMSC_PASSWORD }"));
  expect([config.smpp.length, config.http.length, config.routes.length]).toEqual([1, 1, 3]);
});

const wrong: readonly [name: string, value: unknown, mistakes: readonly string[]][] = [
  ["no object", "hello", ["body must be object"]],
  ["empty", {}, ["carriers is required", "routes is required"]],
  ["no routes", { carriers: [smpp], routes: [] }, ["routes must NOT have fewer than 1 items"]],
  ["an unknown kind", { carriers: [{ kind: "smtp" }], routes }, ['carriers[0]: kind must be one of "smpp", "http"']],
  ["a missing host", { carriers: [{ ...smpp, host: undefined }], routes }, ["carriers[0]: host is required"]],
  ["a misspelt member", { carriers: [{ ...smpp, windows: 3 }], routes }, ["carriers[0]: windows is not known here"]],
  ["a wrong port", { carriers: [smpp, { ...smpp, name: "b", port: 70_000 }], routes }, ["carriers[1]: port must be <= 65535"]],
  ["a wrong word", { carriers: [{ ...smpp, gsm7: "8bit" }], routes }, ['carriers[0]: gsm7 must be one of "unpacked", "packed"']],
  [
    "a secret that is not set",
    { carriers: [{ ...smpp, password: { env: "NOWHERE" } }], routes },
    ["carriers[0]: password: the variable NOWHERE is not set"],
  ],
  [
    "a country that is none",
    { carriers: [{ ...smpp, country: "XX" }], routes },
    ["carriers[0]: country: XX is no country (ISO 3166, two letters)"],
  ],
  ["a name given twice", { carriers: [smpp, { ...http, name: "main" }], routes }, ["carriers: the name main is given twice"]],
  [
    "the dev phone's name",
    { carriers: [{ ...smpp, name: "loopback" }], routes },
    ["carriers: the name loopback is that of the dev phone"],
  ],
  [
    "a place that does not exist",
    { carriers: [{ ...http, send: { ...http.send, body: { a: "{{too}}" } } }], routes },
    ["carriers[0]: send: there is no {{too}}; there are uuid, attempt, from, to, text, channel, media, valid_until"],
  ],
  [
    "a route to nowhere",
    { carriers: [smpp], routes: [{ carrier: "mian" }] },
    ["routes[0]: there is no carrier mian; there are main, loopback"],
  ],
  [
    "a prefix without plus",
    { carriers: [smpp], routes: [{ carrier: "main", prefix: "1" }] },
    ['routes[0]: prefix must match pattern "^\\+[0-9]{0,15}$"'],
  ],
  [
    "several at once",
    { carriers: [{ ...smpp, host: 3, name: "A" }], routes: [{ carier: "main" }] },
    [
      'carriers[0]: name must match pattern "^[a-z][a-z0-9_-]{0,62}$"',
      "carriers[0]: host must be string",
      "routes[0]: carrier is required",
      "routes[0]: carier is not known here",
    ],
  ],
];

test.each(wrong)("%s is told", async (_name, value, told) => {
  expect(await mistakes(value)).toEqual(told);
});

test("what is not YAML, and a file that is not there, are told with the file's name", async () => {
  await expect(load("a: [")).rejects.toThrow(/carriers\.yaml \(PATCHBAY_CARRIERS\) is wrong/);
  expect(() => loadFrom({ carriers: join(folder, "none.yaml") })).toThrow(/none\.yaml.*ENOENT/s);
});

describe("a seed", () => {
  const write = async (value: unknown) => {
    const seed = join(folder, "seed.yaml");
    await writeFile(seed, stringify(value));
    return seed;
  };
  const sections = { carriers: [{ ...smpp, password: { env: "SMSC_PASSWORD" } }], carrier_routes: [{ carrier: "main" }] };

  it("describes carriers like a file of carriers, which comes first where there are both", async () => {
    const seed = await write({ accounts: [], ...sections });
    const config = loadFrom({ seed });
    expect(config.smpp[0]).toMatchObject({ name: "main", password: "hunter2" });
    expect(config.routes).toEqual([{ carrier: "main" }]);
    const carriers = join(folder, "first.yaml");
    await writeFile(carriers, stringify({ carriers: [http], routes: [{ carrier: "acme" }] }));
    expect(loadFrom({ seed, carriers }).routes).toEqual([{ carrier: "acme" }]);
  });

  it("that says nothing of them, or is none, leaves it at the dev phone", async () => {
    expect(loadCarriers({ seed: await write({ accounts: [] }) }, env)).toBeUndefined();
    expect(loadCarriers({ seed: await write("hello") }, env)).toBeUndefined();
    expect(loadCarriers({ seed: join(folder, "none.yaml") }, env)).toBeUndefined();
    expect(loadCarriers({}, env)).toBeUndefined();
  });

  it("with mistakes is named, with the setting and all of them", async () => {
    const seed = await write({ carriers: [{ ...smpp, host: 3 }] });
    expect(() => loadFrom({ seed })).toThrow(/seed\.yaml \(PATCHBAY_SEED\) is wrong:\n {2}routes must NOT have fewer/);
    const other = await write({ ...sections, carriers: [{ ...smpp, host: 3 }] });
    expect(() => loadFrom({ seed: other })).toThrow("carriers[0]: host must be string");
  });

  it("is applied without effect when it is that of the process; another one cannot bring carriers", async () => {
    const seed = await write(sections);
    const apply = (value: unknown, files: CarriersFiles) =>
      home.db.transaction(async (tx) => {
        for (const section of carriersSeed(files)) await section.apply(tx, Object(value)[section.key]);
      });
    await apply(sections, { seed });
    await expect(apply({ ...sections, carrier_routes: [] }, { seed })).rejects.toThrow("read when the server starts");
    await expect(apply(sections, {})).rejects.toThrow("PATCHBAY_SEED");
  });
});

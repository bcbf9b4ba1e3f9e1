import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { open, seal } from "./secrets.ts";
import { describeSettings, loadSecretKeys, loadSettings, SettingsError, unknownVariables } from "./settings.ts";

function mistakes(env: Record<string, string>): readonly string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}

describe("loadSettings", () => {
  it("needs nothing", () => {
    expect(loadSettings({})).toEqual({
      port: 8420,
      host: "127.0.0.1",
      dataDir: resolve(".patchbay"),
      mailFrom: "Patchbay <patchbay@localhost>",
      logLevel: "info",
      corsOrigins: [],
      outboundAllow: [],
      rateLimitPerToken: { perSecond: 100, burst: 200 },
      rateLimitPerAddress: { perSecond: 200, burst: 400 },
      numbersQuarantineDays: 0,
      workflowRetentionDays: 90,
      registryReviewSeconds: 0,
      smsPerNumber: 10,
      smsQueue: 1000,
      lambdaThreads: 16,
      enforce10dlc: "off",
      trustProxy: 0,
    });
  });

  it("reads every setting", () => {
    const bytes = [randomBytes(32), randomBytes(32)];
    const settings = loadSettings({
      PATCHBAY_PORT: "0",
      PATCHBAY_HOST: "::",
      PATCHBAY_DATA_DIR: "/var/lib/patchbay",
      PATCHBAY_DATABASE_URL: "postgres://u:p@db:5433/patchbay?sslmode=require",
      PATCHBAY_SEED: "seed.yaml",
      PATCHBAY_PUBLIC_URL: "https://api.example.com/",
      PATCHBAY_SMTP_URL: "smtps://user:pass@mail.example.com",
      PATCHBAY_MAIL_FROM: "Näme <no-reply@example.com>",
      PATCHBAY_LOG_LEVEL: "debug",
      PATCHBAY_SECRET_KEY: `${bytes[0]?.toString("base64")}, ${bytes[1]?.toString("hex")}`,
      PATCHBAY_CORS_ORIGINS: "https://a.example, http://localhost:3000,",
      PATCHBAY_OUTBOUND_ALLOW: "hooks.internal,10.0.0.0/8",
      PATCHBAY_RATE_LIMIT_PER_TOKEN: "0.5:1",
      PATCHBAY_RATE_LIMIT_PER_ADDRESS: "off",
      PATCHBAY_NUMBERS_QUARANTINE_DAYS: "30",
      PATCHBAY_REGISTRY_REVIEW_SECONDS: "60",
      PATCHBAY_TRUST_PROXY: "10.0.0.0/8, ::1",
    });
    expect(settings).toMatchObject({
      port: 0,
      dataDir: "/var/lib/patchbay",
      databaseUrl: "postgres://u:p@db:5433/patchbay?sslmode=require",
      seed: resolve("seed.yaml"),
      publicUrl: "https://api.example.com",
      logLevel: "debug",
      corsOrigins: ["https://a.example", "http://localhost:3000"],
      outboundAllow: ["hooks.internal", "10.0.0.0/8"],
      rateLimitPerToken: { perSecond: 0.5, burst: 1 },
      rateLimitPerAddress: null,
      numbersQuarantineDays: 30,
      registryReviewSeconds: 60,
      trustProxy: ["10.0.0.0/8", "::1"],
    });
    expect(settings.secretKey?.map((key) => key.bytes)).toEqual(bytes);
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it("takes an empty variable for none, and does not read DATABASE_URL without the prefix", () => {
    expect(loadSettings({ PATCHBAY_PORT: " ", PATCHBAY_SMTP_URL: "", DATABASE_URL: "postgres://other/program" })).toEqual(
      loadSettings({}),
    );
  });

  it("reports all mistakes together, without showing secrets", () => {
    const found = mistakes({
      PATCHBAY_PORT: "eighty",
      PATCHBAY_LOG_LEVEL: "loud",
      PATCHBAY_DATABASE_URL: "mysql://root:hunter2@db",
      PATCHBAY_SECRET_KEY: "hunter2",
    });
    expect(found).toEqual([
      'PATCHBAY_PORT must be a whole number from 0 to 65535. It is "eighty".',
      "PATCHBAY_DATABASE_URL must be a URL postgres://… or postgresql://….",
      'PATCHBAY_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent. It is "loud".',
      "PATCHBAY_SECRET_KEY must be 32 bytes in base64 or hex (e.g. from: openssl rand -base64 32).",
    ]);
    expect(new SettingsError(found).message).toContain("4 settings are wrong");
  });

  it.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["DATABASE_URL", "db"],
    ["DATABASE_URL", "http://db"],
    ["PUBLIC_URL", "api.example.com"],
    ["SMTP_URL", "mail.example.com:25"],
    ["MAIL_FROM", "nobody"],
    ["MAIL_FROM", "A <a@b>, c@d"],
    ["SECRET_KEY", "c2hvcnQ="],
    ["SECRET_KEY", ","],
    ["SECRET_KEY", "g".repeat(64)],
    ["CORS_ORIGINS", "example.com"],
    ["CORS_ORIGINS", "https://example.com/"],
    ["OUTBOUND_ALLOW", "10.0.0.0/40"],
    ["OUTBOUND_ALLOW", "http://x"],
    ["RATE_LIMIT_PER_TOKEN", "100"],
    ["RATE_LIMIT_PER_TOKEN", "0:1"],
    ["RATE_LIMIT_PER_TOKEN", "1:0"],
    ["RATE_LIMIT_PER_ADDRESS", "on"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "*"],
    ["TRUST_PROXY", "10.0.0.0/33"],
  ])("finds PATCHBAY_%s=%s wrong", (name, value) => {
    const found = mistakes({ [`PATCHBAY_${name}`]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^PATCHBAY_${name} (must|holds) .+`));
  });

  it("tells misspelt variables", () => {
    expect(unknownVariables({ PATCHBAY_PROT: "1", PATCHBAY_PORT: "1", OTHER: "1", PATCHBAY_CRASH_AT: "x" })).toEqual([
      "PATCHBAY_PROT",
    ]);
  });

  it("describes every setting", () => {
    const table = describeSettings();
    expect(table.find((row) => row.variable === "PATCHBAY_PORT")).toMatchObject({ form: "integer 0–65535", fallback: "8420" });
    expect(table.find((row) => row.variable === "PATCHBAY_SMTP_URL")?.fallback).toBeNull();
    for (const row of table) expect(row.description).toMatch(/^[A-Z].+\.$/);
  });
});

describe("loadSecretKeys", () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), "patchbay-settings-")), "data");
  });

  afterEach(async () => {
    await rm(join(dataDir, ".."), { recursive: true });
  });

  it("makes one key, readable by the owner alone, however many processes start at once", async () => {
    const rings = await Promise.all(Array.from({ length: 16 }, () => loadSecretKeys({ dataDir, secretKey: undefined })));
    expect(new Set(rings.map(([key]) => key.bytes.toString("hex"))).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(["secret.key"]);
    if (process.platform !== "win32") expect((await stat(join(dataDir, "secret.key"))).mode & 0o777).toBe(0o600);
    const [again] = await loadSecretKeys({ dataDir, secretKey: undefined });
    expect(again.id).toBe(rings[0]?.[0].id);
  });

  it("prefers the keys of the setting and creates no file", async () => {
    const { secretKey } = loadSettings({ PATCHBAY_SECRET_KEY: `${"ab".repeat(32)},${"cd".repeat(32)}` });
    const keys = await loadSecretKeys({ dataDir, secretKey });
    expect(keys).toHaveLength(2);
    expect(open([keys[0]], seal(keys, "x", "c"), "c")).toBe("x");
    await expect(readdir(dataDir)).rejects.toThrow("ENOENT");
  });

  it("never replaces a damaged key", async () => {
    await loadSecretKeys({ dataDir, secretKey: undefined });
    await writeFile(join(dataDir, "secret.key"), "half a k");
    await expect(loadSecretKeys({ dataDir, secretKey: undefined })).rejects.toThrow("does not hold a key");
    expect(await readFile(join(dataDir, "secret.key"), "utf8")).toBe("half a k");
  });
});

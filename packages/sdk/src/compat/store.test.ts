import { afterEach, expect, test, vi } from "vitest";
import { config, getEndpoint } from "./config.ts";
import * as store from "./store.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test("in Node the store is the environment, and nothing is set at first", () => {
  for (const key of ["MS_HOST", "AUTH_HOST", "MS_VERSION", "DEBUG"]) vi.stubEnv(key, undefined);
  expect(store.getGlobalThis()).toBe(process.env);
  expect([store.getMsHost(), store.getAuthHost(), store.getVersion(), store.getMsDebug()]).toEqual([
    undefined,
    undefined,
    "v1",
    false,
  ]);
  expect(getEndpoint("accounts")).toBe("undefined/accounts");
});

test("the setters have the defaults of the original, and take anything as it is", () => {
  for (const key of ["MS_HOST", "AUTH_HOST", "MS_VERSION"]) vi.stubEnv(key, "before");
  store.setMsHost();
  store.setMsAuthHost();
  store.setMSVersion();
  expect([store.getMsHost(), store.getAuthHost(), store.getVersion()]).toEqual([
    "https://cpaas-api.star2star.com",
    "https://auth.star2star.com",
    "v1",
  ]);
  store.setMsHost("http://localhost:8420/");
  store.setMsAuthHost("http://auth");
  store.setMSVersion("v2");
  expect([store.getMsHost(), store.getAuthHost(), store.getVersion()]).toEqual(["http://localhost:8420/", "http://auth", "v2"]);
  expect(process.env.MS_HOST).toBe("http://localhost:8420/");
});

test("in a browser the store hangs on the window, found anew on every call", () => {
  vi.stubEnv("MS_HOST", "http://environment");
  const page: Record<string, unknown> = {};
  vi.stubGlobal("window", page);
  store.setMsHost("http://page");
  expect(page.s2sJsMsSdk).toEqual({ MS_HOST: "http://page" });
  expect(store.getGlobalThis()).toBe(page.s2sJsMsSdk);
  vi.stubGlobal("window", null);
  expect(store.getMsHost()).toBe("http://environment");
});

test("with neither window nor environment the store is on the global object", () => {
  vi.stubGlobal("process", undefined);
  vi.stubGlobal("s2sJsMsSdk", undefined);
  store.setMsHost("http://edge");
  expect(Reflect.get(globalThis, "s2sJsMsSdk")).toEqual({ MS_HOST: "http://edge" });
  expect(store.getMsHost()).toBe("http://edge");
});

test("debug is on for true and for its text in any case, and set by booleans only", () => {
  vi.stubEnv("DEBUG", undefined);
  store.setMsDebug(true);
  expect([process.env.DEBUG, store.getMsDebug()]).toEqual(["true", true]);
  Reflect.apply(store.setMsDebug, undefined, ["false"]);
  expect(store.getMsDebug()).toBe(true);
  vi.stubEnv("DEBUG", "TRUE");
  expect(store.getMsDebug()).toBe(true);
  store.setMsDebug();
  expect(store.getMsDebug()).toBe(false);
  vi.stubEnv("DEBUG", "express:*");
  expect(store.getMsDebug()).toBe(false);
});

test("an endpoint is found by its name in any case", () => {
  store.setMsHost("http://h");
  expect(getEndpoint("shortUrls")).toBe("http://h/shorturl");
  expect(getEndpoint("RESOURCES")).toBe("http://h/resourcecms");
  for (const unknown of [undefined, "", "nope", "toString"]) expect(getEndpoint(unknown)).toBeUndefined();
  expect(() => Reflect.apply(getEndpoint, undefined, [null])).toThrow(TypeError);
});

test("the settings are those of the original", () => {
  expect(config).toMatchObject({
    ms_version: "v1",
    msDelay: 1000,
    pollInterval: 1000,
    pollTimeout: 9000,
    resourceRoleDescriptions: { objects: "system role - 01e77463-bf4e-453d-8a89-c145f83d3f54" },
  });
  expect(Object.keys(config.microservices)).toHaveLength(30);
});

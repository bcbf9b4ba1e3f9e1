import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, grantScope, isRedirectUri, limitScope, parseScope, provesChallenge, unknownScopes } from "./rules.ts";

describe("scopes", () => {
  it("are separated by blanks and commas, and are default when there are none", () => {
    expect(parseScope("message.read,contact.read  form.read,")).toEqual(["message.read", "contact.read", "form.read"]);
    expect(parseScope("message.read message.read")).toEqual(["message.read"]);
    for (const nothing of [undefined, "", " , "]) expect(parseScope(nothing)).toEqual(["default"]);
  });

  it.each([
    { requested: ["default"], limits: [["default"]], granted: ["default"] },
    { requested: ["default"], limits: [["message.read", "contact.read"]], granted: ["message.read", "contact.read"] },
    { requested: ["default"], limits: [["default"], ["message.read"]], granted: ["message.read"] },
    { requested: ["default", "message.read"], limits: [["default"]], granted: ["default"] },
    { requested: ["message.read"], limits: [["default"]], granted: ["message.read"] },
    { requested: ["message.read"], limits: [["message.read", "contact.read"]], granted: ["message.read"] },
    { requested: ["message.read", "contact.read"], limits: [["message.read"]], granted: undefined },
    { requested: ["default"], limits: [["message.read"], ["contact.read"]], granted: undefined },
    { requested: ["default"], limits: [[]], granted: undefined },
    { requested: ["openid"], limits: [["default"]], granted: undefined },
  ])("$requested within $limits gives $granted", ({ requested, limits, granted }) => {
    expect(grantScope(requested, limits)).toEqual(granted);
  });

  const names = ["default", "message.read", "message.create", "contact.read", "form.read"];
  const someScope = fc.subarray(names, { minLength: 1 });

  it("never grow beyond any limit, whatever is asked for", () => {
    fc.assert(
      fc.property(someScope, fc.array(someScope, { maxLength: 3 }), (requested, limits) => {
        const granted = grantScope(requested, limits);
        if (granted === undefined) return;
        for (const limit of [requested, ...limits]) expect(covers(limit, granted)).toBe(true);
      }),
    );
  });

  it("limited twice are the same as limited once", () => {
    fc.assert(
      fc.property(someScope, someScope, (scope, limit) => {
        const once = limitScope(scope, limit);
        expect(limitScope(once, limit)).toEqual(once);
      }),
    );
  });

  it("that do not exist are told apart", () => {
    expect(unknownScopes(["default", "message.read", "message.list", "__proto__"])).toEqual(["message.list", "__proto__"]);
  });
});

describe("PKCE", () => {
  // The example of RFC 7636, appendix B.
  const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  it("takes the verifier of the challenge and no other", () => {
    expect(provesChallenge(verifier, challenge)).toBe(true);
    expect(provesChallenge(`${verifier}x`, challenge)).toBe(false);
    expect(provesChallenge(challenge, challenge)).toBe(false);
  });
});

describe("redirect addresses", () => {
  it.each([
    ["https://app.example.com/callback?x=1", true],
    ["http://localhost:3000/callback", true],
    ["http://127.0.0.1/callback", true],
    ["http://[::1]:8080/", true],
    ["com.example.app:/callback", true],
    ["http://app.example.com/callback", false],
    ["https://app.example.com/#x", false],
    ["https://app.example.com/#", false],
    ["https://user:secret@app.example.com/", false],
    ["javascript:alert(1)", false],
    ["data:text/html,x", false],
    ["myapp:/callback", false],
    ["/callback", false],
  ])("%s: %s", (uri, fits) => {
    expect(isRedirectUri(uri)).toBe(fits);
  });
});

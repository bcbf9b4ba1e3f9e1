import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import { type ListOf, type Ok, Patchbay, type ShortUrl, ShortUrls } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const { shorturls } = new Patchbay({ host: "http://localhost" });

test("the drop-in functions are typed, and wrong calls do not compile", () => {
  expectTypeOf(ShortUrls.listShortUrls).returns.resolves.toEqualTypeOf<ListOf<ShortUrl>>();
  expectTypeOf(ShortUrls.createShortUrl).returns.resolves.toEqualTypeOf<ShortUrl>();
  expectTypeOf(ShortUrls.deleteShortCode).returns.resolves.toEqualTypeOf<Ok>();
  expectTypeOf<[string, { mode: "Redirect" }]>().not.toExtend<Readonly<Parameters<typeof ShortUrls.createShortUrl>>>();
  expectTypeOf<[string, { url: string; mode: "Teleport" }]>().not.toExtend<Readonly<Parameters<typeof ShortUrls.createShortUrl>>>();
  expectTypeOf<[undefined, string, string]>().not.toExtend<Readonly<Parameters<typeof ShortUrls.deleteShortCode>>>();
});

test("so are the methods of the modern client", () => {
  expectTypeOf(shorturls.createShortUrl).returns.resolves.toEqualTypeOf<ShortUrl>();
  expectTypeOf(shorturls.createShortUrl).toBeCallableWith({ url: "https://example.com", expires_after: 3600 });
  expectTypeOf(shorturls.listShortUrls).toBeCallableWith();
  expectTypeOf<{ url: number }>().not.toExtend<Parameters<typeof shorturls.createShortUrl>[0]>();
  expectTypeOf<{ user_uuid: string }>().not.toExtend<Parameters<typeof shorturls.deleteShortCode>[0]>();
});

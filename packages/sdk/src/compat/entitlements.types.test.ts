import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import {
  type Accepted,
  type DisabledProduct,
  type Entitlement,
  type EntitlementBatch,
  Entitlements,
  type List,
  type ListCall,
  type ListOf,
  Patchbay,
  type Product,
} from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const { entitlements } = new Patchbay({ host: "http://localhost" });

test("the drop-in functions are typed, and wrong calls do not compile", () => {
  expectTypeOf(Entitlements.getProducts).returns.resolves.toEqualTypeOf<ListOf<Product>>();
  expectTypeOf(Entitlements.getUserEntitlements).returns.resolves.toEqualTypeOf<List<Entitlement>>();
  expectTypeOf(Entitlements.listAccountDisabledProducts).returns.resolves.toEqualTypeOf<List<DisabledProduct>>();
  expectTypeOf(Entitlements.disableAccountProduct).returns.resolves.toEqualTypeOf<Accepted>();
  // What was read can be written back.
  expectTypeOf<[string, string, Product]>().toExtend<Readonly<Parameters<typeof Entitlements.updateProduct>>>();
  expectTypeOf<[string, string, { active: "yes" }]>().not.toExtend<Readonly<Parameters<typeof Entitlements.updateProduct>>>();
  expectTypeOf<[string]>().not.toExtend<Readonly<Parameters<typeof Entitlements.bulkUserEntitlement>>>();
  expectTypeOf<{ user_uuid: string }>().not.toExtend<NonNullable<Parameters<typeof Entitlements.getUserEntitlementsV2>[4]>>();
  expectTypeOf<[string, string, number, number, object, { trace: string }]>().not.toExtend<
    Readonly<Parameters<typeof Entitlements.listAccountEntitlements>>
  >();
});

test("so are the methods of the modern client", () => {
  expectTypeOf<ReturnType<typeof entitlements.getUserEntitlements>>().toEqualTypeOf<ListCall<Entitlement>>();
  expectTypeOf(entitlements.bulkUserEntitlement).returns.resolves.toEqualTypeOf<EntitlementBatch>();
  expectTypeOf(entitlements.activateUserEntitlement).toBeCallableWith({ user_uuid: "u", entitlement_uuid: "e" });
  expectTypeOf<{ body: { account_uuid: string }[] }>().not.toExtend<Parameters<typeof entitlements.bulkUserEntitlement>[0]>();
  expectTypeOf<Entitlement["status"]>().toEqualTypeOf<"Pending" | "Active" | "Inactive">();
});

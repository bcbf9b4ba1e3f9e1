import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type {
  Account,
  AccountType,
  AccountUpdate,
  Answer,
  Call,
  ErrorKey,
  Identity,
  ListCall,
  ListOf,
  Ok,
  Trace,
} from "../index.ts";
import * as sdk from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const pb = new sdk.Patchbay({ host: "http://localhost" });

test("a call promises the body; a list also its items", () => {
  expectTypeOf<ReturnType<typeof pb.accounts.getAccount>>().toEqualTypeOf<Call<Account>>();
  expectTypeOf<Awaited<ReturnType<typeof pb.accounts.getAccount>>>().toEqualTypeOf<Account>();
  expectTypeOf<ReturnType<Call<Account>["withResponse"]>>().resolves.toEqualTypeOf<Answer<Account>>();
  expectTypeOf<ReturnType<typeof pb.accounts.listAccounts>>().toEqualTypeOf<ListCall<Account>>();
  expectTypeOf<Awaited<ReturnType<typeof pb.accounts.listAccounts>>>().toEqualTypeOf<ListOf<Account>>();
  expectTypeOf<ReturnType<ListCall<Account>["toArray"]>>().resolves.toEqualTypeOf<Account[]>();
  expectTypeOf<Awaited<ReturnType<typeof pb.accounts.suspendAccount>>>().toEqualTypeOf<undefined>();
});

test("parameters are path, query and body in one object, and what is required is", () => {
  expectTypeOf(pb.accounts.getAccount).parameter(0).toEqualTypeOf<{ account_uuid: string; expand?: string[] | undefined }>();
  expectTypeOf(pb.accounts.modifyAccount).parameter(0).toExtend<AccountUpdate & { account_uuid: string }>();
  expectTypeOf(pb.accounts.listAccounts).toBeCallableWith();
  expectTypeOf(pb.accounts.listAccounts).toBeCallableWith({ type: "Customer", limit: undefined });
  // @ts-expect-error: the account is required.
  expectTypeOf(pb.accounts.getAccount).toBeCallableWith({});
  // @ts-expect-error: there is no such filter.
  expectTypeOf(pb.accounts.listAccounts).toBeCallableWith({ colour: "red" });
});

test("types tell the truth: always there, perhaps there, null", () => {
  expectTypeOf<Account["type"]>().toEqualTypeOf<AccountType>();
  expectTypeOf<AccountType>().toEqualTypeOf<"MasterReseller" | "Reseller" | "Customer" | "Location">();
  expectTypeOf<Account["parent_uuid"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Account["status"]>().toEqualTypeOf<"Active" | "Inactive">();
  expectTypeOf<Account["relationships"]["items"][number]["source"]["uuid"]>().toEqualTypeOf<string>();
  expectTypeOf<Pick<Account, "resource_status">>().toEqualTypeOf<{ resource_status?: string }>();
});

test("a list whose elements are typed gives them in a loop", () => {
  type Item = ListCall<Account> extends AsyncIterable<infer Each> ? Each : never;
  expectTypeOf<Item>().toEqualTypeOf<Account>();
});

test("the key of an error suggests the catalogue and admits new ones", () => {
  expectTypeOf<sdk.ApiError["key"]>().toEqualTypeOf<ErrorKey | (string & {}) | undefined>();
  expectTypeOf<"not_found">().toExtend<ErrorKey>();
  expectTypeOf<sdk.NotFoundError>().toExtend<sdk.PatchbayError>();
});

test("drop-in functions require what the server requires", () => {
  expectTypeOf(sdk.Accounts.listAccounts).toEqualTypeOf<
    (
      accessToken: string,
      offset?: number | string,
      limit?: number | string,
      filters?: object,
      trace?: Trace,
    ) => Promise<ListOf<Account>>
  >();
  expectTypeOf(sdk.Accounts.suspendAccount).toEqualTypeOf<
    (accessToken: string, accountUUID: string, trace?: Trace) => Promise<Ok>
  >();
  expectTypeOf(sdk.Identity.getIdentity).returns.resolves.toEqualTypeOf<Identity>();
});

import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type {
  Account,
  AccountType,
  AccountUpdate,
  Answer,
  Call,
  DataObject,
  ErrorKey,
  FailureKey,
  FormSubmission,
  FormTemplate,
  Identity,
  ListCall,
  ListOf,
  Property,
  ResourceInstance,
  Role,
  Subsystem,
  TokenResponse,
  UserGroupSummary,
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
  expectTypeOf<{ expand: string[] }>().not.toExtend<Parameters<typeof pb.accounts.getAccount>[0]>();
  expectTypeOf<{ name: string; type: "Shop"; parent_uuid: string }>().not.toExtend<
    Parameters<typeof pb.accounts.createAccount>[0]
  >();
  type Filters = NonNullable<Parameters<typeof pb.accounts.listAccounts>[0]>;
  expectTypeOf<"type" | "status">().toExtend<keyof Filters>();
  expectTypeOf<"colour">().not.toExtend<keyof Filters>();
});

test("each service has its own types", () => {
  expectTypeOf(pb.auth.createRole).returns.resolves.toEqualTypeOf<Role>();
  expectTypeOf(pb.groups.deactivateGroup).returns.resolves.toEqualTypeOf<UserGroupSummary>();
  expectTypeOf(pb.identity.createIdentity).returns.resolves.toEqualTypeOf<Identity>();
  expectTypeOf(pb.forms.listUserFormSubmissions).returns.toEqualTypeOf<ListCall<FormSubmission>>();
  expectTypeOf<FormTemplate["form"]>().toExtend<{ components: unknown[] } | undefined>();
  expectTypeOf(pb.metadata.getMetadataSubsystems).returns.resolves.toEqualTypeOf<ListOf<Subsystem>>();
  expectTypeOf(pb.objects.getDataObjects).returns.toEqualTypeOf<ListCall<DataObject>>();
  expectTypeOf(pb.oauth.requestToken).returns.resolves.toEqualTypeOf<TokenResponse>();
  expectTypeOf(pb.profiles.createUserProperty).returns.resolves.toEqualTypeOf<Property>();
  expectTypeOf(pb.resources.listResources).returns.toEqualTypeOf<ListCall<ResourceInstance>>();
  expectTypeOf<{ role_uuid: string }>().toExtend<Parameters<typeof pb.auth.getRole>[0]>();
  expectTypeOf<{ role: string }>().not.toExtend<Parameters<typeof pb.auth.getRole>[0]>();
  expectTypeOf<{ name: string }>().not.toExtend<Parameters<typeof pb.forms.createFormInstance>[0]>();
  expectTypeOf<{ group_uuid: number }>().not.toExtend<Parameters<typeof pb.groups.deactivateGroup>[0]>();
  expectTypeOf<{ account_uuid: string; username: string }>().not.toExtend<Parameters<typeof pb.identity.createIdentity>[0]>();
  expectTypeOf<{ subsystems: number }>().not.toExtend<NonNullable<Parameters<typeof pb.metadata.getMetadataSubsystems>[0]>>();
  expectTypeOf<{ name: string; content: object }>().not.toExtend<Parameters<typeof pb.objects.createDataObject>[0]>();
  expectTypeOf<{ grant_type: 7 }>().not.toExtend<NonNullable<Parameters<typeof pb.oauth.requestToken>[0]>>();
  expectTypeOf<{ user_uuid: string }>().not.toExtend<Parameters<typeof pb.profiles.createUserProperty>[0]>();
  expectTypeOf<{ instance_uuid: string; body: { column: string; operation: "~" }[] }>().not.toExtend<
    Parameters<typeof pb.resources.searchResourceInstance>[0]
  >();
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

test("the key of an error suggests the catalogue and the client's own, and admits new ones", () => {
  type Suggested = ErrorKey | "connection_failed" | "timeout" | "aborted";
  expectTypeOf<FailureKey>().toEqualTypeOf<Suggested | (string & {})>();
  expectTypeOf<sdk.PatchbayError["key"]>().toEqualTypeOf<FailureKey | undefined>();
  expectTypeOf<sdk.ApiError["key"]>().toEqualTypeOf<FailureKey | undefined>();
  expectTypeOf<sdk.TimeoutError["key"]>().toEqualTypeOf<"timeout">();
  expectTypeOf<"not_found">().toExtend<ErrorKey>();
  expectTypeOf<sdk.NotFoundError>().toExtend<sdk.PatchbayError>();
});

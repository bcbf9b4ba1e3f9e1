import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type {
  Account,
  AccountMfaPolicy,
  DataObject,
  FormInstance,
  FormTemplate,
  Identity,
  List,
  ListOf,
  Ok,
  Property,
  Relationship,
  ResourceInstance,
  ResourceRow,
  Subsystem,
  TokenResponse,
  Trace,
  UserGroup,
  UserGroupMember,
} from "../index.ts";
import {
  Accounts,
  Auth,
  Forms,
  Groups,
  Identity as Identities,
  Metadata,
  Oauth,
  Objects,
  Profiles,
  ResourceGroups,
  Resources,
  Util,
} from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.

/** Arguments with which a function may be called. */
type Arguments<Function extends (...args: never[]) => unknown> = Readonly<Parameters<Function>>;

test("functions of one request have the types of the table", () => {
  expectTypeOf(Accounts.listAccounts).toEqualTypeOf<
    (
      accessToken: string,
      offset?: number | string,
      limit?: number | string,
      filters?: object,
      trace?: Trace,
    ) => Promise<ListOf<Account>>
  >();
  expectTypeOf(Accounts.suspendAccount).toEqualTypeOf<(accessToken: string, accountUUID: string, trace?: Trace) => Promise<Ok>>();
  expectTypeOf(Identities.getIdentity).returns.resolves.toEqualTypeOf<Identity>();
});

test("functions written by hand have them too", () => {
  expectTypeOf(Accounts.getAccount).returns.resolves.toEqualTypeOf<Account>();
  expectTypeOf(Accounts.listAccountRelationships).returns.resolves.toEqualTypeOf<ListOf<Relationship>>();
  expectTypeOf(Auth.getUserGroupMembers).returns.resolves.toEqualTypeOf<List<UserGroupMember>>();
  expectTypeOf(Forms.listFormTemplates).returns.resolves.toEqualTypeOf<ListOf<FormTemplate>>();
  expectTypeOf(Forms.createFormInstance).returns.resolves.toEqualTypeOf<FormInstance>();
  expectTypeOf(Groups.createGroup).returns.resolves.toEqualTypeOf<UserGroup>();
  expectTypeOf(Identities.updateAccountMFAPolicy).returns.resolves.toEqualTypeOf<AccountMfaPolicy>();
  expectTypeOf(Metadata.getMetadataSubsystems).returns.resolves.toEqualTypeOf<ListOf<Subsystem>>();
  expectTypeOf(Objects.getByType).toEqualTypeOf<
    (
      accessToken: string,
      dataObjectType?: string,
      offset?: number | string,
      limit?: number | string,
      loadContent?: boolean | "true" | "false",
      trace?: Trace,
    ) => Promise<ListOf<DataObject>>
  >();
  expectTypeOf(Objects.getDataObjects).returns.resolves.toEqualTypeOf<List<DataObject>>();
  expectTypeOf(Oauth.getAccessToken).returns.resolves.toEqualTypeOf<TokenResponse>();
  expectTypeOf(Oauth.generateBasicToken).toEqualTypeOf<(publicID: string, secret: string) => string>();
  expectTypeOf(Profiles.createUserProperty).returns.resolves.toEqualTypeOf<Property>();
  expectTypeOf(ResourceGroups.cleanUpResourceGroups).returns.resolves.toEqualTypeOf<Ok | undefined>();
  expectTypeOf(Resources.searchResourceInstance).returns.resolves.toEqualTypeOf<ResourceInstance>();
  expectTypeOf(Resources.getResourceInstanceRow).returns.resolves.toEqualTypeOf<ResourceRow>();
  expectTypeOf(Util.createUUID).toEqualTypeOf<() => string>();
});

test("the trace may still stand where older applications put it", () => {
  expectTypeOf<[string, string, Trace]>().toExtend<Arguments<typeof Accounts.getAccount>>();
  expectTypeOf<[string, string, number, number, Trace]>().toExtend<Arguments<typeof Accounts.listAccountRelationships>>();
});

test("calls that the server would refuse do not compile", () => {
  expectTypeOf<[string]>().not.toExtend<Arguments<typeof Accounts.getAccount>>();
  expectTypeOf<[string, string, number]>().not.toExtend<Arguments<typeof Accounts.getAccount>>();
  expectTypeOf<[string, { name: string }]>().not.toExtend<Arguments<typeof Accounts.createAccount>>();
  expectTypeOf<[string, string, string]>().not.toExtend<Arguments<typeof Auth.authorizeUserByAccount>>();
  expectTypeOf<[string, string, string, "everywhere", string]>().not.toExtend<Arguments<typeof Auth.assignScopedRoleToUserGroup>>();
  expectTypeOf<[string, string, { form: string }]>().not.toExtend<Arguments<typeof Forms.updateFormTemplate>>();
  expectTypeOf<[string, string, "open", string, Date, undefined, true, true, string]>().not.toExtend<
    Arguments<typeof Forms.createFormInstance>
  >();
  expectTypeOf<[string, { name: string; account_uuid: string }]>().not.toExtend<Arguments<typeof Groups.createGroup>>();
  expectTypeOf<[string, string, ["FAX"]]>().not.toExtend<Arguments<typeof Identities.updateAccountMFAPolicy>>();
  expectTypeOf<[string, number]>().not.toExtend<Arguments<typeof Metadata.getMetadataSubsystems>>();
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Objects.createDataObject>>();
  expectTypeOf<[string, string, { name: string }]>().not.toExtend<Arguments<typeof Objects.updateDataObject>>();
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Oauth.getAccessToken>>();
  expectTypeOf<[string, string, string, null]>().not.toExtend<Arguments<typeof Profiles.createUserProperty>>();
  expectTypeOf<[string, string, string, undefined]>().not.toExtend<Arguments<typeof ResourceGroups.createResourceGroups>>();
  expectTypeOf<[string, string, "firstname = Ann"]>().not.toExtend<Arguments<typeof Resources.searchResourceInstance>>();
  expectTypeOf<[string, string, string]>().not.toExtend<Arguments<typeof Resources.registerAccountTemplate>>();
  expectTypeOf<[string]>().not.toExtend<Arguments<typeof Util.createUUID>>();
});

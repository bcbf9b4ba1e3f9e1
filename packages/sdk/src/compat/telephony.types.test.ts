import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type { Contact, ContactInput, List, ListOf, SipDestination, Trace, VoiceExtension } from "../index.ts";
import { Contacts, DbSip, Voice } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.

/** Arguments with which a function may be called. */
type Arguments<Function extends (...args: never[]) => unknown> = Readonly<Parameters<Function>>;

test("functions have the types of the table", () => {
  expectTypeOf(Contacts.updateContact).toEqualTypeOf<
    (accessToken: string, contactUUID: string, body: ContactInput, trace?: Trace) => Promise<Contact>
  >();
  expectTypeOf(Contacts.listContacts).returns.resolves.toEqualTypeOf<ListOf<Contact>>();
  expectTypeOf(Contacts.exportContacts).returns.resolves.toEqualTypeOf<List<Contact>>();
  expectTypeOf(Voice.getExtensionsByAccount).returns.resolves.toEqualTypeOf<List<VoiceExtension>>();
  expectTypeOf(DbSip.getAccountDestinations).returns.resolves.toEqualTypeOf<List<SipDestination>>();
  expectTypeOf(DbSip.getDestinationById).parameter(1).toEqualTypeOf<number | string>();
});

test("calls that the server would refuse do not compile", () => {
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Contacts.updateContact>>();
  expectTypeOf<[string, string, { name: string }]>().not.toExtend<Arguments<typeof Contacts.createUserContact>>();
  expectTypeOf<[string, string, string, string[]]>().not.toExtend<Arguments<typeof Voice.getExtensionsByAccount>>();
  expectTypeOf<[string, string, number, number, null]>().not.toExtend<Arguments<typeof DbSip.getAccountDestinations>>();
  expectTypeOf<[string, number, true]>().not.toExtend<Arguments<typeof DbSip.getDestinationById>>();
});

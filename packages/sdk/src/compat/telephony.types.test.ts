import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type {
  Brand,
  Campaign,
  CampaignUsecaseOption,
  Contact,
  ContactInput,
  Conversation,
  List,
  ListOf,
  Message,
  MessageContent,
  ProvisionedNumber,
  ProvisionResult,
  SimpleSms,
  SipDestination,
  Trace,
  VoiceExtension,
} from "../index.ts";
import { Campaigns, Contacts, DbSip, Messaging, Numbers, Voice } from "../index.ts";

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
  expectTypeOf(Messaging.sendMessage).toEqualTypeOf<
    (
      accessToken: string,
      userUUID: string,
      conversationUUID: string,
      fromPhoneNumber: string,
      channel: "sms" | "mms" | undefined,
      content: MessageContent[],
      trace?: Trace,
    ) => Promise<Message>
  >();
  expectTypeOf(Messaging.retrieveConversations).returns.resolves.toEqualTypeOf<List<Conversation>>();
  expectTypeOf(Messaging.sendSimpleSMS).returns.resolves.toEqualTypeOf<SimpleSms>();
  expectTypeOf(Messaging.getSMSNumber).returns.resolves.toEqualTypeOf<string>();
  expectTypeOf(Messaging.archiveUnarchiveConversation).returns.resolves.toEqualTypeOf<"">();
  expectTypeOf(Numbers.provisionNumbers).returns.resolves.toEqualTypeOf<ProvisionResult>();
  expectTypeOf(Numbers.provisionNumbersHelp).parameter(3).toEqualTypeOf<string | undefined>();
  expectTypeOf(Numbers.getProvisionedNumbersByAccount).returns.resolves.toEqualTypeOf<List<ProvisionedNumber>>();
  expectTypeOf(Numbers.listAvailableNumbers).returns.resolves.toEqualTypeOf<ListOf<string>>();
  expectTypeOf(Campaigns.createBrand).returns.resolves.toEqualTypeOf<Brand>();
  expectTypeOf(Campaigns.getBrandUseCases).returns.resolves.toEqualTypeOf<CampaignUsecaseOption[]>();
  expectTypeOf(Campaigns.assignToSMSCampaign).toEqualTypeOf<
    (accessToken: string, accountUUID: string, campaignId: string, numbers: string | string[], trace?: Trace) => Promise<Campaign>
  >();
  expectTypeOf(DbSip.getDestinationById).parameter(1).toEqualTypeOf<number | string>();
});

test("calls that the server would refuse do not compile", () => {
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Contacts.updateContact>>();
  expectTypeOf<[string, string, { name: string }]>().not.toExtend<Arguments<typeof Contacts.createUserContact>>();
  expectTypeOf<[string, string, string, string[]]>().not.toExtend<Arguments<typeof Voice.getExtensionsByAccount>>();
  expectTypeOf<[string, string, number, number, null]>().not.toExtend<Arguments<typeof DbSip.getAccountDestinations>>();
  expectTypeOf<[string, string, string, string, "fax", []]>().not.toExtend<Arguments<typeof Messaging.sendMessage>>();
  expectTypeOf<[string, string, string, string]>().not.toExtend<Arguments<typeof Messaging.sendSMS>>();
  expectTypeOf<[string]>().not.toExtend<Arguments<typeof Messaging.deleteMultipleMessages>>();
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Numbers.provisionNumbers>>();
  expectTypeOf<[string, string[], string, Trace]>().not.toExtend<Arguments<typeof Numbers.provisionNumbersHelp>>();
  expectTypeOf<[string, string, string[]]>().not.toExtend<Arguments<typeof Campaigns.assignToSMSCampaign>>();
  expectTypeOf<[string, string, string]>().not.toExtend<Arguments<typeof Campaigns.createCampaign>>();
  expectTypeOf<"POLITE_PROFIT">().not.toExtend<Arguments<typeof Campaigns.createBrand>[4]>();
  expectTypeOf<[string, number, true]>().not.toExtend<Arguments<typeof DbSip.getDestinationById>>();
});

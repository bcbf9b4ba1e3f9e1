import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type {
  Campaign,
  Contact,
  Conversation,
  ListCall,
  Message,
  ProvisionedNumber,
  ProvisionResult,
  SipDestination,
  VoiceExtension,
} from "../index.ts";
import * as sdk from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const pb = new sdk.Patchbay({ host: "http://localhost" });

test("each service has its own types", () => {
  expectTypeOf(pb.contacts.createUserContact).returns.resolves.toEqualTypeOf<Contact>();
  expectTypeOf<ReturnType<typeof pb.voice.getExtensionsByAccount>>().toEqualTypeOf<ListCall<VoiceExtension>>();
  expectTypeOf(pb.messaging.sendMessage).returns.resolves.toEqualTypeOf<Message>();
  expectTypeOf<ReturnType<typeof pb.messaging.retrieveConversations>>().toEqualTypeOf<ListCall<Conversation>>();
  expectTypeOf(pb.numbers.provisionNumbers).returns.resolves.toEqualTypeOf<ProvisionResult>();
  expectTypeOf<ReturnType<typeof pb.numbers.getProvisionedNumbersByUser>>().toEqualTypeOf<ListCall<ProvisionedNumber>>();
  expectTypeOf<ReturnType<typeof pb.campaigns.listCampaigns>>().toEqualTypeOf<ListCall<Campaign>>();
  expectTypeOf(pb.campaigns.deleteCampaign).returns.resolves.toEqualTypeOf<{ status: "success" }>();
  expectTypeOf(pb.dbsip.getDestinationById).returns.resolves.toEqualTypeOf<SipDestination>();
});

test("a contact is given by its members, and may have others", () => {
  type Params = Parameters<typeof pb.contacts.createUserContact>[0];
  expectTypeOf<{ user_uuid: string; name: { first: string }; shoe_size: number }>().toExtend<Params>();
  expectTypeOf<{ user_uuid: string; name: string }>().not.toExtend<Params>();
  expectTypeOf<{ name: { first: string } }>().not.toExtend<Params>();
});

test("wrong parameters do not compile", () => {
  expectTypeOf<{ include: string }>().not.toExtend<NonNullable<Parameters<typeof pb.voice.getExtensionsByAccount>[0]>>();
  expectTypeOf<{ user_uuid: string; to: string; from: string; channel: "fax"; content: [] }>().not.toExtend<
    Parameters<typeof pb.messaging.sendMessage>[0]
  >();
  expectTypeOf<{ account_uuid: string; campaign_id: string; tns: number }>().not.toExtend<
    Parameters<typeof pb.campaigns.assignToSMSCampaign>[0]
  >();
  expectTypeOf<{ numbers: string }>().not.toExtend<Parameters<typeof pb.numbers.provisionNumbers>[0]>();
  expectTypeOf<{ account_uuid: string; option: "sold" }>().not.toExtend<
    Parameters<typeof pb.numbers.getProvisionedNumbersByAccountAndOption>[0]
  >();
  expectTypeOf<{ account_uuid: string; active: "yes" }>().not.toExtend<Parameters<typeof pb.dbsip.getAccountDestinations>[0]>();
});

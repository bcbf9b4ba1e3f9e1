import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type { Message } from "../index.ts";
import * as sdk from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.

test("what has ended well is typed so", () => {
  expectTypeOf(sdk.sendSmsAndWait).returns.resolves.toEqualTypeOf<Message>();
  expectTypeOf(sdk.runWorkflowAndWait).returns.resolves.toHaveProperty("result_type").toEqualTypeOf<"complete">();
  expectTypeOf(sdk.runUsageReportAndWait).returns.resolves.toHaveProperty("location").toEqualTypeOf<string>();
  expectTypeOf(sdk.conversationMessages).returns.toExtend<AsyncIterable<Message>>();
});

test("a service of the client is taken, and whatever has the functions that are needed", () => {
  expectTypeOf<sdk.MessagingApi>().toExtend<Parameters<typeof sdk.sendSmsAndWait>[0]>();
  expectTypeOf<sdk.MediaApi>().not.toExtend<Parameters<typeof sdk.sendSmsAndWait>[0]>();
  expectTypeOf<Pick<sdk.WorkflowApi, "getWfInstanceHistory">>().toExtend<Parameters<typeof sdk.waitForWorkflow>[0]>();
});

test("wrong parameters do not compile", () => {
  type Conversation = sdk.ConversationMessagesParams;
  expectTypeOf<{ conversation_uuid: string; follow: true }>().toExtend<Conversation>();
  expectTypeOf<{ conversation_uuid: string; order: "oldest" | "newest" }>().toExtend<Conversation>();
  expectTypeOf<{ conversation_uuid: string; order: "newest"; follow: true }>().not.toExtend<Conversation>();
  expectTypeOf<{ user_uuid: string; from: string; to: string }>().not.toExtend<sdk.SendSmsParams>();
  expectTypeOf<{ input_vars: object }>().not.toExtend<Parameters<typeof sdk.runWorkflowAndWait>[1]>();
  expectTypeOf<{ file: number }>().not.toExtend<Parameters<typeof sdk.uploadLargeFile>[1]>();
});

import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Campaigns } from "./namespaces.ts";

// What recordings do not show: they all give a message flow.
const flow =
  "Users may opt-in by sending START to any number associated with the campaign. Users may also sign up to receive messages from this campaign via a website after accepting terms and conditions.";
const always = {
  description: "d",
  display_name: "n",
  sample_msg1: "s",
  message_flow: flow,
  auto_renewal: true,
  sub_opt_in: true,
  sub_opt_out: true,
  sub_help: true,
  opt_in_keywords: "START",
  opt_out_keywords: "STOP",
  help_keywords: "HELP",
};

test("creating and changing have replies of their own where the caller gives none", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Reflect.apply(Campaigns.createCampaign, undefined, ["T", "acc", "d", "n", "s"]);
  await Campaigns.updateCampaign("T", "acc", "C123456", "d", "n", "s");
  const [created, updated] = server.seen.map(({ body }) => JSON.parse(body));
  expect(created).toEqual({
    ...always,
    sub_usecase_ids: [],
    opt_in_message: 'You have replied "START" and will begin receiving messages again. Reply "STOP" to unsubscribe.',
    opt_out_message:
      'You have been unsubscribed from the mailing list and will not receive any more messages. Send "START" to resubscribe.',
    help_message: 'To unsubscribe, reply "STOP" to this number.  Msg&data rates may apply.',
  });
  expect(updated).toEqual({
    ...always,
    opt_in_message: "You are now opted-in.\n\nFor help, reply HELP.\n\nTo opt-out, reply STOP",
    opt_out_message:
      "You have successfully opted-out.\n\nYou will not receive any more messages from this number.\n\nYou may reply START at any time to opt-in again.",
    help_message:
      "To opt-in and receive messages from this number, reply START.\n\nFor help, reply HELP.\n\nTo opt-out at any time, reply STOP",
  });
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /sms/10dlc/customers/acc/campaigns",
    "PUT /sms/10dlc/customers/acc/campaigns/C123456",
  ]);
});

test("without a campaign, numbers are assigned at a path that no server knows", async () => {
  await using server = await startPlatform(() => ({ status: 404, body: { code: 404, message: "Not found." } }));
  await expect(Reflect.apply(Campaigns.assignToSMSCampaign, undefined, ["T", "acc"])).rejects.toMatchObject({ code: 404 });
  expect(server.seen.map(line)).toEqual(["POST /sms/10dlc/customers/acc/campaigns//numbers/assign {}"]);
});

test("numbers are one or several, and stay the caller's", async () => {
  await using server = await startPlatform(() => ({ body: { campaign_id: "C123456" } }));
  const numbers = ["+19415550100"];
  expect(await Campaigns.assignToSMSCampaign("T", "acc", "C123456", numbers)).toEqual({ campaign_id: "C123456" });
  await Campaigns.removeFromSMSCampaign("T", "acc", "C123456", "+19415550100");
  expect(server.seen.map(({ body }) => JSON.parse(body))).toEqual([{ tns: ["+19415550100"] }, { tns: "+19415550100" }]);
  expect(numbers).toEqual(["+19415550100"]);
});

test("a tax id and a postal code may be numbers; the country is the USA", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: { account_uuid: "acc" } }));
  const address = ["1 Main St", "Sarasota", "FL", 34236] as const;
  const none = undefined;
  const kind = "PRIVATE_PROFIT";
  await Campaigns.createBrand(
    ...(["T", "acc", "Acme Inc.", "Acme", kind, none, 123456789, none, none, none, "RETAIL"] as const),
    ...address,
    ...([none, none, none, "a@acme.example", none, "+19415550100"] as const),
  );
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({
    account_uuid: "acc",
    legal_name: "Acme Inc.",
    brand_name: "Acme",
    organization_type: "PRIVATE_PROFIT",
    registration_country: "US",
    e_i_n: 123456789,
    e_i_n_country: "US",
    vertical: "RETAIL",
    address: "1 Main St",
    city: "Sarasota",
    state: "FL",
    postal_code: 34236,
    email_address: "a@acme.example",
    phone_number: "+19415550100",
  });
});

test("usecases are a plain array, and a brand without an account is asked for as such", async () => {
  await using server = await startPlatform(() => ({ body: [{ usecase_id: "MIXED" }] }));
  expect(await Campaigns.getBrandUseCases("T", "acc")).toEqual([{ usecase_id: "MIXED" }]);
  await Reflect.apply(Campaigns.getBrand, undefined, ["T"]);
  expect(server.seen.map(({ url }) => url)).toEqual(["/sms/10dlc/customers/acc/usecases", "/sms/10dlc/customers/undefined"]);
});

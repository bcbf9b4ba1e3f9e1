/** An account registers its brand, and a campaign for it: what carriers of the USA ask for before it may send. */
import { setTimeout } from "node:timers/promises";
import { Patchbay } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "reseller@demo.example.com",
    password: "patchbay-demo-only",
  },
});

const { account_uuid } = await pb.identity.getMyIdentityData();
const { verticals } = await pb.campaigns.getEnumerations();
console.log(`${verticals.length} lines of business`);

const brand = await pb.campaigns.createBrand({
  account_uuid,
  brand_name: "Example",
  legal_name: "Example, Inc.",
  organization_type: "PRIVATE_PROFIT",
  vertical: "HOSPITALITY",
  registration_country: "US",
  e_i_n: "123456789",
  address: "1 Main Street",
  city: "Sarasota",
  state: "FL",
  postal_code: "34236",
  email_address: "legal@example.com",
  phone_number: "+19415550100",
});
console.log(`the brand ${brand.brand_name} is ${brand.status}`);
// The registry says later whether it is who it says it is; the event sms.brand_status tells as well.
while ((await pb.campaigns.getBrand({ account_uuid })).status === "PENDING") await setTimeout(1_000);

const campaign = await pb.campaigns.createCampaign({
  account_uuid,
  display_name: "Tables",
  description: "Tells guests who wait at the door that their table is ready.",
  usecase_id: "CUSTOMER_CARE",
  message_flow: "Guests who want to be told leave their number at the door.",
  sample_msg1: "Your table is ready.",
  sub_opt_out: true,
  opt_out_keywords: "STOP",
  opt_out_message: "You will get no more messages.",
});
console.log(`the campaign ${campaign.display_name} is ${campaign.status}`);

await pb.campaigns.deleteCampaign({ account_uuid, campaign_id: campaign.campaign_id });
await pb.campaigns.deleteBrand({ account_uuid });

/** A user is entitled to a product, and the product is switched off for the account for a while. */
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

const { user_uuid, account_uuid } = await pb.identity.getMyIdentityData();
const [product] = await pb.entitlements.getProducts({ active: true }).toArray({ limit: 1 });
if (product === undefined) throw new Error("there are no products");

const { uuid: product_uuid } = product;
const { items: made } = await pb.entitlements.bulkUserEntitlement({ body: [{ account_uuid, user_uuid, product_uuid }] });
for await (const { status } of pb.entitlements.getUserEntitlements({ user_uuid, product_uuid })) {
  console.log(`${product.name}: ${status}`);
}

await pb.entitlements.disableAccountProduct({ account_uuid, product_uuid });
await pb.entitlements.enableAccountProduct({ account_uuid, product_uuid });
await pb.entitlements.bulkDeleteEntitlement({ body: made.map(({ uuid }) => uuid) });

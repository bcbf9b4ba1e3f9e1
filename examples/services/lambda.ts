/** Functions that run on the server are listed, and one is called. */
import { Patchbay } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "user@demo.example.com",
    password: "patchbay-demo-only",
  },
});

for await (const { name, description } of pb.lambda.listLambdas()) console.log(`${name}: ${description}`);
const { statusCode, body } = await pb.lambda.invokeLambda({ name: "sumnumbers", body: { nbrs: [1, 2, 3] } });
console.log(`answered with ${statusCode}: ${JSON.stringify(body)}`);

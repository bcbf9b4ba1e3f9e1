import type { CallOptions } from "../client/options.ts";
import type { MessagingApi } from "../resources/messaging.ts";
import type { Message } from "../resources/types.ts";
import { until, type WaitOptions } from "./until.ts";

/** In which order, and whether to go on after the last message with those that come, until an abort or the end of the loop. */
export type ConversationOrder =
  | { readonly order?: "oldest" | undefined; readonly follow?: boolean | undefined }
  | { readonly order: "newest"; readonly follow?: false | undefined };

/** Which messages: `oldest` first, and no others than there are, unless it says otherwise. */
export type ConversationMessagesParams = ConversationOrder & {
  /** UUID of the conversation. */
  readonly conversation_uuid: string;
};

/** What each request does differently, and how to wait for further messages. */
export type ConversationMessagesOptions = Omit<WaitOptions, "maxWait">;

/** As many as the server gives at once. */
const pageSize = 100;
/** How many known messages the next page shows again, so that what is deleted or comes late meanwhile hides nothing. */
const overlap = 10;

/**
 * All messages of a conversation, one by one; pages are fetched as they are needed. Each comes once, although messages may
 * come and go meanwhile. Newest first, those that come meanwhile are left out.
 *
 * ```ts
 * for await (const { from, content } of conversationMessages(pb.messaging, { conversation_uuid, follow: true }, { signal }))
 *   console.log(from, content);
 * ```
 *
 * @param messaging `pb.messaging`.
 * @throws AbortError when the signal fires; else what reading the conversation fails with.
 */
export async function* conversationMessages(
  messaging: Pick<MessagingApi, "retrieveMessages">,
  { conversation_uuid, order = "oldest", follow = false }: ConversationMessagesParams,
  options: ConversationMessagesOptions = {},
): AsyncGenerator<Message, void, undefined> {
  const known = new Set<string>();
  const sort = order === "oldest" ? "datetime" : "-datetime";
  let offset = 0;
  /** The next page: what is new on it, and whether it is the last. */
  const turn = async (call: CallOptions): Promise<{ readonly fresh: Message[]; readonly last: boolean }> => {
    const { items, metadata } = await messaging.retrieveMessages({ conversation_uuid, sort, offset, limit: pageSize }, call);
    const fresh = items.filter(({ uuid }) => !known.has(uuid));
    if (offset > 0 && fresh.length === items.length) {
      // Nothing of it is known: so many were deleted that it is not the next page any more.
      offset = Math.max(0, offset - pageSize);
      return { fresh: [], last: false };
    }
    for (const { uuid } of fresh) known.add(uuid);
    const last = items.length < 2 || offset + items.length >= metadata.total;
    offset += items.length - Math.min(overlap, Math.ceil(items.length / 2));
    return { fresh, last };
  };
  for (let last = false; !last; ) {
    const page = await turn(options);
    yield* page.fresh;
    last = page.last;
  }
  while (follow) {
    yield* await until<Message[], Message[]>(
      {
        name: `conversation ${conversation_uuid}`,
        status: "quiet",
        look: async (call) => (await turn(call)).fresh,
        statusOf: () => "quiet",
        resultOf: (fresh) => (fresh.length > 0 ? fresh : undefined),
      },
      options,
      Number.POSITIVE_INFINITY,
    );
  }
}

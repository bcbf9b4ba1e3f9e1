import { invalid } from "../../kernel/errors.ts";
import { isUuid } from "../../kernel/http/mount.ts";
import { type Encoding, segment } from "./segments.ts";
import type { Content, NewText } from "./store/texts.ts";
import { mediaOf, wordsOf } from "./view.ts";

/** A text as it will be sent. */
export interface Composed extends Pick<NewText, "content" | "channel"> {
  readonly encoding: Encoding;
  readonly segments: number;
}

const most = { characters: 1_600, segments: 10, media: 10 };

function isHttps(body: string): boolean {
  return URL.canParse(body) && new URL(body).protocol === "https:";
}

/**
 * Checks what is to be sent and counts it. With media it is an MMS, whatever was asked for.
 * @throws problem `validation_failed`
 */
export function compose(content: readonly Content[], channel: "sms" | "mms"): Composed {
  const media = mediaOf({ content });
  if (media.length > most.media) throw invalid(`content must not hold more than ${most.media} files`);
  content.forEach(({ type, body }, i) => {
    if (type === "text" || isHttps(body)) return;
    if (isUuid(body)) throw invalid(`content/${i}/body must be a URL (https): files of the media service cannot be sent yet`);
    throw invalid(`content/${i}/body must be a URL (https)`);
  });
  const words = wordsOf({ content });
  if (words === "" && media.length === 0) throw invalid("content must hold a text");
  if ([...words].length > most.characters) throw invalid(`content must not hold more than ${most.characters} characters`);
  const { encoding, segments } = segment(words);
  if (media.length > 0 || channel === "mms") return { content, channel: "mms", encoding, segments: 1 };
  if (segments > most.segments) throw invalid(`content must not need more than ${most.segments} segments; it needs ${segments}`);
  return { content, channel, encoding, segments };
}

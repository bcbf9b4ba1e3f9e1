/** What recipients say to stop, to start again, and for help (CTIA Messaging Principles; 47 CFR 64.1200(a)(10)). */

export type KeywordAction = "opt_out" | "opt_in" | "help";

export interface Keyword {
  readonly action: KeywordAction;
  /** In upper case. */
  readonly keyword: string;
}

/** Further words of a campaign, in upper case. */
export interface CampaignWords {
  readonly opt_out_keywords: readonly string[];
  readonly opt_in_keywords: readonly string[];
  readonly help_keywords: readonly string[];
}

const words: Readonly<Record<KeywordAction, readonly string[]>> = {
  opt_out: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT"],
  opt_in: ["START", "UNSTOP"],
  help: ["HELP", "INFO"],
};

/** The text without marks and quotes, with single blanks, in upper case. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, "")
    .trim()
    .replaceAll(/\s+/g, " ")
    .toUpperCase();
}

/**
 * The keyword that a text is, as a whole.
 * @param campaign further words, when the number sends for a campaign
 * @param optedOut whether the sender has opted out: only then YES is one
 */
export function keywordOf(text: string, campaign: CampaignWords | undefined, optedOut: boolean): Keyword | undefined {
  const keyword = plain(text);
  const known: readonly [KeywordAction, readonly string[]][] = [
    ["opt_out", [...words.opt_out, ...(campaign?.opt_out_keywords ?? [])]],
    ["opt_in", [...words.opt_in, ...(optedOut ? ["YES"] : []), ...(campaign?.opt_in_keywords ?? [])]],
    ["help", [...words.help, ...(campaign?.help_keywords ?? [])]],
  ];
  const action = known.find(([, all]) => all.includes(keyword))?.[0];
  return action && { action, keyword };
}

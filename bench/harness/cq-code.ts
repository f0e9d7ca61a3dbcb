/** Texts by name. The number makes them differ, since engines cache what they have just seen. */
export const TEXTS = {
  'plain, 20 characters': (number) => `今天的天气真不错，去公园吧 ${number}`,
  'typical, 200 characters': (number) =>
    `[CQ:reply,id=${number}][CQ:at,qq=10001001] 今天的天气真不错 &amp; 我们去公园走走吧[CQ:face,id=178]` +
    `[CQ:image,file=${number}.jpg,url=https://example.com/a?b=1&amp;c=2,subType=0] see you at 10:30`,
  'long, 64 kB': (number) =>
    `[CQ:at,qq=${number}] 今天的天气真不错，[CQ:face,id=178]我们去公园走走吧 &#91;1&#93; `.repeat(
      1_000,
    ),
} satisfies Record<string, (number: number) => string>

/** Texts that are quadratic for a parser which starts again at each beginning. */
export const HOSTILE = {
  '[CQ:': (length) => repeat('[CQ:', length),
  '[CQ:a,b=': (length) => repeat('[CQ:a,b=', length),
  '&': (length) => repeat('&', length),
  '[CQ:a]': (length) => repeat('[CQ:a]', length),
  'plain text': (length) => repeat('今天的天气真不错', length),
} satisfies Record<string, (length: number) => string>

function repeat(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length))
}

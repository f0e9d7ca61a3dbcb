import type { Language, Template } from '../choices.ts'
import { DOCS } from './facts.ts'

/** What the user of a template has to know first. */
const words: Readonly<Record<Language, Partial<Record<Template, string>>>> = {
  en: {
    manager:
      'Send it `/help`. To mute and recall, the bot must be an administrator of the group; the words that it punishes stand in `bot.ts`.',
    llm: 'First enter the model in `.env`: `LLM_BASE_URL`, `LLM_API_KEY`, `LLM_MODEL`. Then mention the bot in a group, or write to it in private.',
    notifier:
      "Post a text to it:\n\n```sh\ncurl -H 'Authorization: Bearer NOTIFY_TOKEN' --data 'disk is full' 'http://127.0.0.1:8080/notify?group=20002000'\n```\n\n`NOTIFY_TOKEN` is in `.env`; on Workers and Lambda the address is that of the bot.",
  },
  zh: {
    manager: '给它发 `/help`。禁言和撤回需要机器人是群管理员；要处罚的违禁词写在 `bot.ts` 里。',
    llm: '先在 `.env` 里填写模型：`LLM_BASE_URL`、`LLM_API_KEY`、`LLM_MODEL`。然后在群里 at 机器人，或者私聊它。',
    notifier:
      "把文字发给它：\n\n```sh\ncurl -H 'Authorization: Bearer NOTIFY_TOKEN' --data '磁盘满了' 'http://127.0.0.1:8080/notify?group=20002000'\n```\n\n`NOTIFY_TOKEN` 在 `.env` 里；在 Workers 和 Lambda 上换成机器人的地址。",
  },
}

const links: Readonly<Record<Language, (template: Template) => string>> = {
  en: (template) => `How it works: [the guide](${DOCS}/guides/${template}.md).`,
  zh: (template) => `原理见[指南](${DOCS}/guides/${template}.zh-CN.md)。`,
}

/** What a README says of the template, with the guide to it; nothing of one that has no guide. */
export function formatGuide(template: Template, language: Language): string {
  const text = words[language][template]
  return text === undefined ? '' : `${text} ${links[language](template)}\n\n`
}

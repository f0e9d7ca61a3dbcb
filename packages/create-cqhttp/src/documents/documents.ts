import { formatAgentsEn } from './agents-en.ts'
import { formatAgentsZh } from './agents-zh.ts'
import type { Facts } from './facts.ts'
import { formatReadmeEn } from './readme-en.ts'
import { formatReadmeZh } from './readme-zh.ts'

const documents = {
  en: { readme: formatReadmeEn, agents: formatAgentsEn },
  zh: { readme: formatReadmeZh, agents: formatAgentsZh },
} as const

/** The documents of a project, in the language that is wanted. */
export function formatDocuments(facts: Facts): [path: string, text: string][] {
  const { readme, agents } = documents[facts.language]
  return [
    ['README.md', readme(facts)],
    ['AGENTS.md', agents(facts)],
  ]
}

// The bot. All runtimes share this file.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { createCqhttpAdapter, createState } from '@cqhttp/chat-adapter'
import { CQHttp } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { streamText } from 'ai'
import { Chat, type Thread } from 'chat'
import { toAiMessages } from 'chat/ai'

type Name =
  | `CQHTTP_${'API_ROOT' | 'ACCESS_TOKEN' | 'SECRET'}`
  | `LLM_${'BASE_URL' | 'API_KEY' | 'MODEL'}`
export type Env = { readonly [N in Name]?: string | undefined }

export async function createBot(env: Env): Promise<CQHttp> {
  const { CQHTTP_SECRET: secret, LLM_BASE_URL: baseURL, LLM_API_KEY: apiKey = '' } = env
  if (!secret)
    throw new Error('CQHTTP_SECRET is not set: what the implementation signs events with')
  if (!baseURL) throw new Error('LLM_BASE_URL is not set: such as https://api.example.com/v1')

  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret,
  })
  const chat = new Chat({
    userName: '小助手',
    adapters: { cqhttp: createCqhttpAdapter({ bot }) },
    state: createState(memoryStateStore()),
    // A message that comes while the bot answers waits for its turn.
    concurrency: 'queue',
    logger: 'warn',
  })
  const llm = createOpenAICompatible({ name: 'llm', baseURL, apiKey })

  async function answer(thread: Thread): Promise<void> {
    const { messages } = await thread.adapter.fetchMessages(thread.id, { limit: 20 })
    const result = streamText({
      model: llm.chatModel(env.LLM_MODEL || 'gpt-5-mini'),
      instructions: '你是 QQ 群里的小助手，回答简短。',
      messages: await toAiMessages(messages, { includeNames: !thread.isDM }),
      abortSignal: thread.signal,
    })
    await thread.post(result.fullStream)
    // When the model fails the stream ends, and this rejects.
    try {
      await result.text
    } catch {
      await thread.post('模型没有回答，请稍后再试。')
    }
  }

  chat.onNewMention(answer)
  chat.onDirectMessage(answer)
  await chat.initialize()
  return bot
}

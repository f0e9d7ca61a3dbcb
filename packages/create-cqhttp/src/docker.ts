import type { Runtime } from './choices.ts'

/** How a bot that is a server runs in a container. */
const images: Partial<Record<Runtime, { lines: readonly string[]; command: readonly string[] }>> = {
  node: {
    lines: [
      'FROM node:24-slim',
      'WORKDIR /bot',
      'COPY package*.json ./',
      'RUN npm install --omit=dev',
    ],
    command: ['node', 'node.ts'],
  },
  bun: {
    lines: [
      'FROM oven/bun:1',
      'WORKDIR /bot',
      'COPY package.json ./',
      'RUN bun install --production',
    ],
    command: ['bun', 'bun.ts'],
  },
  deno: {
    lines: ['FROM denoland/deno:2', 'WORKDIR /bot', 'COPY package.json ./', 'RUN deno install'],
    command: [
      'deno',
      'run',
      '--allow-net',
      '--allow-env',
      '--allow-read',
      '--allow-sys',
      'deno.ts',
    ],
  },
}

/**
 * The files that `docker compose` needs; none for a runtime without a server of its own.
 *
 * @param hasFile Whether the bot keeps a file, whose path is in `STORE`.
 */
export function dockerFiles(runtime: Runtime, hasFile: boolean): [path: string, text: string][] {
  const image = images[runtime]
  if (image === undefined) return []
  const dockerfile = [
    ...image.lines,
    'COPY . .',
    // In a container, the loopback address would be closed to all others.
    'ENV HOST=0.0.0.0',
    `CMD ${JSON.stringify(image.command)}`,
    '',
  ]
  const compose = [
    'services:',
    '  bot:',
    '    build: .',
    '    restart: unless-stopped',
    '    stop_grace_period: 20s',
    '    env_file: .env',
    '    environment:',
    '      HOST: 0.0.0.0',
    '      PORT: "8080"',
    ...(hasFile ? ['      STORE: /data/bot.db'] : []),
    '    ports:',
    '      - 127.0.0.1:8080:8080',
    // What outlives the container.
    ...(hasFile ? ['    volumes:', '      - data:/data', 'volumes:', '  data:'] : []),
    '',
  ]
  return [
    ['Dockerfile', dockerfile.join('\n')],
    ['compose.yaml', compose.join('\n')],
    ['.dockerignore', ['node_modules', '.env', '.git', '*.db*', ''].join('\n')],
  ]
}

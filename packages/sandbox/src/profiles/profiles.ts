import { goCqhttp } from './go-cqhttp.ts'
import { lagrange } from './lagrange.ts'
import { llbot } from './llbot.ts'
import { napcat } from './napcat.ts'
import type { Profile, ProfileName } from './profile.ts'
import { snowluma } from './snowluma.ts'
import { standard } from './standard.ts'

/** The implementations that the sandbox can behave as, by name. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  standard,
  napcat,
  llbot,
  lagrange,
  'go-cqhttp': goCqhttp,
  snowluma,
}

/** A face of QQ, drawn with the emoji that looks most like it. */
export interface Face {
  id: string
  emoji: string
  /** What QQ calls it. */
  zh: string
  en: string
}

// id emoji 中文 English
const TABLE = `
14 🙂 微笑 smile
1 😟 撇嘴 pout
2 😍 色 drool
3 😳 发呆 stare
4 😎 得意 smug
5 😢 流泪 tears
6 ☺️ 害羞 shy
7 🤐 闭嘴 zip
8 😴 睡 sleep
9 😭 大哭 sob
10 😅 尴尬 awkward
11 😡 发怒 angry
12 😜 调皮 tongue
13 😁 呲牙 grin
0 😮 惊讶 surprised
15 🙁 难过 sad
16 🕶️ 酷 cool
18 😫 抓狂 crazy
19 🤮 吐 sick
20 🤭 偷笑 chuckle
21 🥰 可爱 cute
22 🙄 白眼 roll
23 😤 傲慢 proud
24 😋 饥饿 hungry
25 🥱 困 drowsy
26 😱 惊恐 panic
27 😓 流汗 sweat
28 😄 憨笑 laugh
29 😌 悠闲 leisure
30 💪 奋斗 strive
31 🤬 咒骂 scold
32 🤔 疑问 puzzled
33 🤫 嘘 shh
34 😵 晕 dizzy
36 😞 衰 unlucky
37 💀 骷髅 skull
39 👋 再见 bye
49 🤗 拥抱 hug
53 🎂 蛋糕 cake
54 ⚡ 闪电 lightning
55 💣 炸弹 bomb
56 🔪 刀 knife
57 ⚽ 足球 football
59 💩 便便 poop
60 ☕ 咖啡 coffee
61 🍚 饭 rice
63 🌹 玫瑰 rose
64 🥀 凋谢 wilted
66 ❤️ 爱心 heart
67 💔 心碎 heartbreak
69 🎁 礼物 gift
74 ☀️ 太阳 sun
75 🌙 月亮 moon
76 👍 赞 like
77 👎 踩 dislike
78 🤝 握手 handshake
79 ✌️ 胜利 victory
85 😘 飞吻 kiss
89 🍉 西瓜 melon
96 😰 冷汗 cold-sweat
97 😥 擦汗 phew
98 🤧 抠鼻 nose
99 👏 鼓掌 clap
101 😏 坏笑 smirk
104 🥱 哈欠 yawn
105 😒 鄙视 disdain
106 🥺 委屈 wronged
107 😿 快哭了 almost-crying
108 😈 阴险 sly
109 😚 亲亲 smooch
110 😨 吓 scared
111 🥹 可怜 pitiful
113 🍺 啤酒 beer
114 🏀 篮球 basketball
118 🙏 抱拳 salute
119 👈 勾引 beckon
120 ✊ 拳头 fist
122 🤟 爱你 love-you
123 🙅 NO no
124 👌 OK ok
129 🙋 挥手 wave
144 🎉 喝彩 cheers
171 🍵 茶 tea
172 😉 眨眼睛 wink
173 😭 泪奔 bawl
174 🤷 无奈 shrug
175 😊 卖萌 adorable
178 😏 斜眼笑 side-smile
179 🐶 doge doge
180 🤩 惊喜 delighted
182 😂 笑哭 tears-of-joy
212 🧐 托腮 ponder
264 🤦 捂脸 facepalm
271 🍉 吃瓜 watching
277 🐕 汪汪 woof
311 🥳 打call cheer-on
`

export const faces: readonly Face[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [id = '', emoji = '', zh = '', en = ''] = row.split(' ')
    return { id, emoji, zh, en }
  })

const byId = new Map(faces.map((face) => [face.id, face]))
const byName = new Map(
  faces.flatMap((face) => [[face.en, face] as const, [face.zh, face] as const]),
)

export function faceOf(id: string): Face | undefined {
  return byId.get(id)
}

/** The face of a name in either language. */
export function faceNamed(name: string): Face | undefined {
  return byName.get(name)
}

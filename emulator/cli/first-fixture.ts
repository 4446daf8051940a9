/** The fixture that `backlot init` writes, by a schema that lies there, relative to it: something of every kind. */
export const firstFixture = (schema: string): string => `# yaml-language-server: $schema=${schema}
# What the world "default" has from the beginning. Plant it at the start: backlot start --fixtures fixtures/first.yaml
# or any time later, in any world:
#   curl -X POST 'http://127.0.0.1:4747/_backlot/fixtures?world=default' --data-binary @fixtures/first.yaml
# By API: a list of accounts, and what each of them has. Every line may be left out; \`as\` is a name of your own, by
# which the ids of what was made are told.
tiktok:
  # Who calls with the credential "demo"; "designer" would be demo.default.default.designer.
  - account: default
    uploads:
      - { as: footage, url: https://media.example.com/kettle.mp4 }
      - { as: upright, problem: badRatio } # One that no remix can be made of.
    tasks:
      - { as: finished, type: IMAGE_ANIMATION, ago: 10m } # Has succeeded ten minutes ago: its link lives on for hours.
      - { as: failed, type: IMAGE_ANIMATION, state: FAILED }
      - { as: stuck, type: IMAGE_ANIMATION, state: PROCESSING, hold: true } # Stays so until a hand moves it.
      - { as: dubbed, type: DUBBED, count: 2 } # Videos that no operation makes.
      # A film of your own in the place of a video, beside this file:
      # - { as: mine, type: IMAGE_ANIMATION, media: kettle.mp4 }
creatify:
  - account: default
    credits: 3 # What is left to spend.
    links:
      - { as: kettle, url: https://shop.example.com/kettle, title: Kettle }
    jobs:
      - { as: previews, kind: previews, link: kettle } # Previews that can be rendered.
aitoearn:
  - account: default
    credits: 100
    groups:
      - { as: spring }
    tasks:
      - { as: whistling, prompt: A kettle whistles, group: spring }
`

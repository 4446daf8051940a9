/** Where the documents of what a scenario calls lie, relative to it. */
export interface Documents {
  readonly api: string
  readonly control: string
  /** By which editors complete it. */
  readonly schema: string
}

/** The scenario that `backlot init` writes: a picture is animated, time passes, the video is listed. */
export const firstScenario = ({
  api,
  control,
  schema,
}: Documents): string => `# yaml-language-server: $schema=${schema}
# A story in Arazzo 1.0.1, which other tools can play too: https://spec.openapis.org/arazzo/v1.0.1
# Play it: backlot play scenarios/first.arazzo.yaml
arazzo: 1.0.1
info:
  title: A picture learns to move
  summary: A picture is animated, time passes, and the video is there to be listed.
  version: 1.0.0
# What can be called: the documents of the API and of Backlot's control plane, relative to this file.
# They are part of the package; if it is installed elsewhere for others, say where.
sourceDescriptions:
  - name: tiktok
    url: ${api}
    type: openapi
  - name: backlot
    url: ${control}
    type: openapi
workflows:
  - workflowId: animate
    summary: From a picture to a listed video
    inputs:
      type: object
      properties:
        credential:
          type: string
          default: demo
        picture:
          type: string
          default: https://media.example.com/kettle/front.jpg
    steps:
      - stepId: animate
        description: Asks for one video of the picture.
        operationId: $sourceDescriptions.tiktok.createImageAnimationTask
        parameters:
          - name: Access-Token
            in: header
            value: $inputs.credential
        requestBody:
          contentType: application/json
          payload:
            image_url: $inputs.picture
            animation_prompt: Wave
        successCriteria:
          - condition: $statusCode == 200
          - condition: $response.body#/code == 0
        outputs:
          task: $response.body#/data/task_ids/0
      - stepId: wait
        description: Lets virtual time pass until the task has ended.
        operationId: $sourceDescriptions.backlot.advanceClock
        requestBody:
          contentType: application/json
          payload:
            until: $steps.animate.outputs.task
        successCriteria:
          - condition: $statusCode == 200
      - stepId: look
        description: Finds the video, ready to be watched.
        operationId: $sourceDescriptions.tiktok.listVideoTasks
        parameters:
          - name: Access-Token
            in: header
            value: $inputs.credential
          - name: task_ids
            in: query
            value: '["{$steps.animate.outputs.task}"]'
          - name: aigc_video_type
            in: query
            value: IMAGE_ANIMATION
        successCriteria:
          - condition: $response.body#/data/list/0/status == 'SUCCESS'
        outputs:
          preview: $response.body#/data/list/0/preview_url
    outputs:
      preview: $steps.look.outputs.preview
`

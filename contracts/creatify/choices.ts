/** Everything a caller of Creatify may choose from. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** A list of words as the schemas want it: at least one. */
const choices = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = words(text)
  return [first, ...rest]
}

/** Languages of script and voice. */
export const languages = choices(
  'ar bg cs da de el en es fi fr hi hr id it ja ko ms nl pl pt ro ru sk sv ta tl tr uk zh',
)

const writers = choices(`
  BenefitsV2 BrandStoryV2 CallToActionV2 DiscoveryWriter DontWorryWriter EmotionalWriter GenzWriter HowToV2
  LetMeShowYouWriter MotivationalWriter ProblemSolutionV2 ProblemSolutionWriter ProductHighlightsV2
  ProductLifestyleV2 ResponseBubbleWriter SpecialOffersV2 StoryTimeWriter ThreeReasonsWriter TrendingTopicsV2`)

const hooks = choices(`
  NegativeHook NumberOneHook EverWonderHook SecretHook WhatHappensHook AnyoneElseHook AmazedHook 2025Hook
  HateMeHook ResponseBubbleTextOverlay HeyAlgorithmHook CannotBelieveHook FinallyConfidentHook PremiumFeelingHook
  FirstTimeFullHook LongLineReasonHook MissingOutAlertHook BetterTodayVersionHook BigHappeningHook
  PriceDropRegretHook GroupBuyFrustrationHook StopAffordExcuseHook LifeTooShortDiscountHook
  HugePriceDropRushHook PriceCouldGoLowerHook StillFullPriceHook SecretDiscountShareHook
  VoucherSavingsAlertHook CouponDiscoveryRegretHook BestDealEverHook`)

/** Ways to write the script. */
export const scriptStyles: readonly [string, ...string[]] = [...writers, ...hooks, 'DIY']

/** Looks of captions. */
export const captionStyles = choices(`
  normal-black normal-white normal-red normal-blue neo brick frenzy verana mustard glow mint coolers bilo toons
  deep-blue mystique caution duality`)

/** Typefaces of captions. */
export const fontFamilies: readonly [string, ...string[]] = [
  'Montserrat',
  'Jockey One',
  'Lilita One',
  'Mclaren',
  'Corben',
  'Dela Gothic One',
  'Comfortaa',
  'Luckiest Guy',
  'Quantico',
  'Poppins',
]

export const aspectRatios = ['9x16', '16x9', '1x1'] as const
export type AspectRatio = (typeof aspectRatios)[number]

/** Visual styles that the vendor documents. */
export const documentedStyles = choices(`
  GreenScreenEffectTemplate SimpleAvatarOverlayTemplate DynamicProductTemplate FullScreenTemplate
  QuickTransitionTemplate EnhancedVanillaTemplate DynamicGreenScreenEffect FeatureHighlightTemplate
  AvatarBubbleTemplate`)

/** Visual styles that were seen in use. */
export const observedStyles = choices(`
  DramaticTemplate DynamicResponseBubbleTemplate FullScreenV2Template LegoTemplate MotionCardsTemplate
  OverCardsTemplate ScribbleTemplate SideBySideTemplate TopBottomTemplate TwitterFrameTemplate VanillaTemplate
  VlogTemplate QuickFrameTemplate LegoVisualEmotional LegoVisualCutePets LegoVisualAvatarFocusIntro`)

/** How a video is composed. */
export const visualStyles: readonly [string, ...string[]] = [
  ...documentedStyles,
  ...observedStyles,
  ...hooks.map((hook) => `LegoScript${hook}`),
]

const limitedRatios: Readonly<Record<string, readonly AspectRatio[]>> = {
  DramaticTemplate: ['9x16'],
  DynamicResponseBubbleTemplate: ['9x16'],
  VlogTemplate: ['9x16'],
  FeatureHighlightTemplate: ['9x16', '1x1'],
  TopBottomTemplate: ['9x16', '1x1'],
}

/** Shapes that a visual style comes in. */
export const ratiosOf = (style: string): readonly AspectRatio[] =>
  (Object.hasOwn(limitedRatios, style) ? limitedRatios[style] : undefined) ?? aspectRatios

/** Backgrounds that are recommended for an animated picture; any other text may be asked for. */
export const recommendedBackgrounds = [
  ...['Sea cliffs', 'Snow', 'Waterfront views', 'Lush greenery', 'Mountains', 'Dynamic splash'],
  ...['Wooden table', 'Pedestal', 'White marble', 'Kitchen', 'Bedroom', 'Bathroom', 'Living room'],
  ...['City', 'Gifts and celebration', 'Clouds', 'Flowers', 'Color burst', 'Hot air balloon'],
  ...['Golden hour', 'Sunny lake', 'Simple backdrop', 'Photoshoot', 'Fashion runway'],
] as const

/** Movements that are recommended for an animated picture; any other text may be asked for. */
export const recommendedMovements = [
  ...['Simple pose', 'Walk', 'Arm & hands', 'Holding product', 'Upper body', 'Product demo'],
  ...['Face closeup', 'Shoe showcase', 'Multi-person', 'Comment point', 'Dance', 'Wave', 'Fitness'],
] as const

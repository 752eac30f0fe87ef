import NewsModel

/// All the words and rules of the packs, compiled for one pass over a text.
struct Lexicon: Sendable {
  /// What a form may stand for.
  enum Category: UInt8, Sendable {
    case verb, noun, participle, actor, nationality, role, field, place, placeNoun, wordClass, cue
  }
  struct Sense: Hashable, Sendable {
    var category: Category
    /// The entry in the category's array.
    var entry: Int32
    /// For a verb, the number of its feature sets; for a nationality, of its agreement; else -1.
    var features: Int32 = -1

    /// The features of an actor's form that is a name only after a title.
    static let gated: Int32 = 1
  }
  /// A place in the trie of multiword forms.
  typealias Node = Int32

  var words = WordTable()
  var clitics = CliticTable()
  var verbs: [VerbEntry] = []
  var verbFeatures: [[VerbFeatures]] = []
  var triggers: [TriggerEntry] = []
  var lights: [LightVerbEntry] = []
  var reports: [ReportEntry] = []
  var actors: [ActorEntry] = []
  var roles: [RoleEntry] = []
  var fields: [Code] = []
  var nationalities: [NationalityEntry] = []
  var agreements: [Agreement] = []
  var places: [PlaceEntry] = []
  var classes: [String: Int] = [:]
  var cues: [CueEntry] = []
  /// The classes of ordinary words and of given names, in `words.tsv`; -1 where the pack has none.
  var ordinaryClass = -1
  var givenClass = -1
  /// The class of words that are nouns though a verb is spelled the same; -1 where the pack has none.
  var nounClass = -1
  /// The class of nouns that only carry an event noun after them.
  var carrierClass = -1
  /// The class of words before what a protest is against.
  var grievanceClass = -1
  /// What one refuses of another: `مطالب`, `مقترح`.
  var stanceClass = -1
  /// What one praises in another or thanks for: `جهود`, `دعم`.
  var meritClass = -1
  /// Those who have a hand in what follows: `متورطون في`.
  var involvedClass = -1
  /// Those who demonstrate.
  var demonstratorsClass = -1
  /// Words for having a hand in an act: `الوقوف وراء`, `التورط في`.
  var liabilityClass = -1
  /// Efforts, proposals and talks, whose goals are no acts: `جهود`, `مقترح`.
  var effortClass = -1
  /// What says that something met somebody: `تعرض`.
  var undergoingClass = -1
  /// Those who did an act, or whom it met: `منفذي`.
  var partyClass = -1
  /// What puts an act down to somebody: `نسبت`.
  var attributingClass = -1
  /// `ميليشيات` in all its spellings.
  var militiaClass = -1
  /// What says of a warrant that somebody issued it: `الصادرة`.
  var issuedClass = -1
  /// What is said of an act that came to pass: `المؤسف`.
  var factiveClass = -1
  /// What ranks an act among others: `أول`, `أعنف`.
  var superlativeClass = -1
  /// What one feels of what others do: `أسفه`.
  var feelingClass = -1
  /// Nouns for talking something over: `لبحث`.
  var discussingClass = -1
  /// Words for a wrong that was done: `جريمة`.
  var deedClass = -1
  /// The class of definite words for people past counting: `الآلاف`.
  var crowdClass = -1
  /// The class of adjectives for those who are ready for an act: `منفتحة على الحوار`.
  var willingClass = -1
  /// The class of words for drones: `مسيرة إسرائيلية`.
  var droneClass = -1
  /// The class of words for aiming at an act: `السعي إلى تهجير السكان`.
  var aimClass = -1
  /// The class of adjectives behind which stands whom somebody is for: `الانفصاليين الموالين لروسيا`.
  var sidingClass = -1
  /// The class of words for those who are for somebody: `احتجاجات مساندة للرئيسة`.
  var supportiveClass = -1
  /// The class of participles that hand a word spoken to who speaks: `موجها تحذيرا`.
  var utteringClass = -1
  /// Words by which the armed of a movement are called: `إرهابيين`.
  var extremistClass = -1
  /// Participles that say at whom a blow is aimed: `مستهدفة`.
  var targetingClass = -1
  /// Verbs that only say whom the act before them met: `هجوم استهدف`.
  var aimingClass = -1
  /// What says of an act that it may or must come: `أمر لا بد منه`, `خيار وارد`.
  var likelihoodClass = -1
  /// Words for being somewhere: `الواقع في`, `تؤوي`.
  var locatedClass = -1
  /// The forms of "to be" that may look forward.
  var toBeClass = -1
  /// The class of stretches of time: `الأسابيع` of `الأسابيع المقبلة`.
  var stretchClass = -1
  /// Words that say how or in what order one speaks: `كذلك`.
  var adverbClass = -1
  /// The last words of phrases that only join two sentences: `من جهة أخرى`, `في سياق متصل`.
  var otherClass = -1
  /// What is said of acts that others are to do: `ضرورة`, `أهمية`.
  var needClass = -1
  /// What is talked over: `الأوضاع`, `الملف`.
  var topicClass = -1
  var warClass = -1
  /// Adjectives that point at what was told: `المذكورة`.
  var pointingClass = -1
  /// The class of occasions to speak: `كلمة`, `مؤتمر`.
  var forumClass = -1
  /// The class of reflexive words, which make the word before them a verb.
  var selfClass = -1
  /// The classes of words about games and films.
  var entertainmentClasses: [Int] = []
  /// Words of accidents and of the weather.
  var misfortuneClasses: [Int] = []
  /// The class of words for what is written, which speaks for its writers.
  var textClass = -1
  /// Endings of nouns in their full form, after which no further noun of a chain stands.
  var absoluteEndings: [[UInt8]] = []
  /// The number of the preposition that each form of one is, by its folded words.
  var prepositions = PrepositionTable()
  /// The preposition that a cue is, by the cue's number.
  var cuePrepositions: [Int: Int] = [:]
  /// The preposition that an attached one is, by the number of its word.
  var attachedPrepositions: [Int32: Int] = [:]
  /// Folded words such as "after", before which lies another time than the clause above tells.
  var timeShifts: [[UInt8]] = []
  /// ISO alpha-3 to the English name, latitude and longitude.
  var countries: [Code: (name: String, latitude: Double?, longitude: Double?)] = [:]
  /// What each organisation acts for, by its code.
  var organisations: [Code: (kind: String, sector: Code?, country: Code?)] = [:]

  private var steps = StepTable()
  private var roots: [Node] = []
  /// The senses of all nodes, each node's together.
  private var senses: [Sense] = []
  /// Where each node's senses begin, and where the last one's end.
  private var firstSenses: [Int32] = [0, 0]
  /// The senses of each node while they are gathered.
  private var gathered: [[Sense]] = [[]]
  /// The words that lead on from each node, one bit each for six bits of their numbers.
  private var followers: [UInt64] = [0]

  // MARK: - Reading

  /// The node that one word leads to from the root, or 0.
  func root(_ word: Int32) -> Node { Int(word) < roots.count ? roots[Int(word)] : 0 }

  /// The node that one more word leads to, or 0.
  func child(_ node: Node, _ word: Int32) -> Node {
    followers[Int(node)] & Self.follower(word) != 0 ? steps.next(node, word) : 0
  }

  func continues(_ node: Node) -> Bool { followers[Int(node)] != 0 }

  /// The words that lead on from the node, as `follower` writes each.
  func followers(_ node: Node) -> UInt64 { followers[Int(node)] }

  /// The bit of a word in the set of those that lead on from a node; several share it.
  static func follower(_ word: Int32) -> UInt64 { word < 0 ? 0 : 1 << UInt64(word & 63) }

  func senses(_ node: Node) -> ArraySlice<Sense> {
    senses[Int(firstSenses[Int(node)])..<Int(firstSenses[Int(node) + 1])]
  }

  // MARK: - Building

  /// Adds a form of one or more words.
  mutating func add(_ form: String, _ sense: Sense) {
    let keys = FormKey.words(form)
    guard !keys.isEmpty else { return }
    var node: Node = 0
    for (index, key) in keys.enumerated() {
      let word = words.insert(key)
      if index == 0 {
        while roots.count <= Int(word) { roots.append(0) }
        if roots[Int(word)] == 0 { roots[Int(word)] = newNode() }
        node = roots[Int(word)]
      } else {
        let known = child(node, word)
        if known != 0 {
          node = known
        } else {
          followers[Int(node)] |= Self.follower(word)
          let next = newNode()
          steps.insert(node, word, to: next)
          node = next
        }
      }
    }
    if !gathered[Int(node)].contains(sense) { gathered[Int(node)].append(sense) }
  }

  /// Lays out the senses for reading, once all forms are added.
  mutating func close() {
    senses = Array(gathered.joined())
    firstSenses = [0]
    firstSenses.reserveCapacity(gathered.count + 1)
    var end: Int32 = 0
    for own in gathered {
      end += Int32(own.count)
      firstSenses.append(end)
    }
    gathered = []
  }

  private mutating func newNode() -> Node {
    gathered.append([])
    followers.append(0)
    return Node(gathered.count - 1)
  }

  /// The number of the class called `name` (with its `@`), made where it is new.
  mutating func wordClass(_ name: String) -> Int {
    if let known = classes[name] { return known }
    classes[name] = classes.count
    return classes.count - 1
  }

  /// The number of the preposition written `form` (an underscore parts words).
  mutating func preposition(_ form: String) -> Int {
    let key = Self.prepositionKey(form)
    if let known = prepositions[key] { return known }
    let number = prepositions.next
    prepositions[key] = number
    return number
  }

  static func prepositionKey(_ form: String) -> String {
    let spaced = String(form.map { $0 == "_" ? " " : $0 })
    return FormKey.words(spaced).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ")
  }
}

/// A preposition that rules ask for by name.
enum NamedPreposition: Int, CaseIterable, Sendable {
  case li, bi, fi, min, ila, ala, an, maa, bayna

  /// As the lexicon writes it.
  var words: String {
    switch self {
    case .li: "ل"
    case .bi: "ب"
    case .fi: "في"
    case .min: "من"
    case .ila: "الي"
    case .ala: "علي"
    case .an: "عن"
    case .maa: "مع"
    case .bayna: "بين"
    }
  }
}

/// The number of each preposition by its folded words.
///
/// The rules ask for a few short words very often; hashing them as strings would normalise them each time.
struct PrepositionTable: Sendable {
  private var hashes: [UInt64] = []
  /// The numbers of those that the rules name, in the order of `NamedPreposition`; -1 for one that the pack lacks.
  private var named = [Int](repeating: -1, count: NamedPreposition.allCases.count)
  private var forms: [(words: String, number: Int)] = []

  /// The number that the next new preposition gets.
  var next: Int { (forms.lazy.map(\.number).max() ?? -1) + 1 }

  subscript(preposition: NamedPreposition) -> Int? {
    let number = named[preposition.rawValue]
    return number < 0 ? nil : number
  }

  subscript(words: String) -> Int? {
    get { index(of: words).map { forms[$0].number } }
    set {
      if let name = NamedPreposition.allCases.first(where: { $0.words == words }) {
        named[name.rawValue] = newValue ?? -1
      }
      if let known = index(of: words) {
        hashes.remove(at: known)
        forms.remove(at: known)
      }
      guard let newValue else { return }
      hashes.append(Self.hash(words))
      forms.append((words, newValue))
    }
  }

  /// The number of the preposition of one word that has this key.
  subscript(key: ArraySlice<UInt8>) -> Int? {
    let hash = key.withUnsafeBytes { WordTable.hash($0) }
    return hashes.indices.first {
      hashes[$0] == hash && forms[$0].words.utf8.elementsEqual(key)
    }.map { forms[$0].number }
  }

  private static func hash(_ words: String) -> UInt64 {
    var words = words
    return words.withUTF8 { WordTable.hash(UnsafeRawBufferPointer($0)) }
  }

  private func index(of words: String) -> Int? {
    let hash = Self.hash(words)
    return hashes.indices.first {
      hashes[$0] == hash && forms[$0].words.utf8.elementsEqual(words.utf8)
    }
  }
}

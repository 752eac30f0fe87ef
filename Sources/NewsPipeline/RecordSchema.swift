/// The JSON Schemas (draft 2020-12) of the records.
package enum RecordSchema {
  package static let article = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "waqai.article.v1",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema", "id", "source", "url", "site", "title", "authors", "published_at", "published_from", "language", "text", "paragraphs", "repeats", "novelty", "near_duplicate_of", "event_count", "producer"],
      "properties": {
        "schema": {"const": "waqai.article.v1"},
        "id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "source": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "name_bytes", "sha256", "bytes", "media_type", "encoding", "encoding_from"],
          "properties": {
            "name": {"type": "string"},
            "name_bytes": {"type": ["string", "null"], "pattern": "^([0-9a-f]{2})+$"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "bytes": {"type": "integer", "minimum": 0},
            "media_type": {"enum": ["text/plain", "text/html"]},
            "encoding": {"type": "string"},
            "encoding_from": {"enum": ["bom", "meta", "declared", "valid-utf8", "detected", "repaired"]}
          }
        },
        "url": {"type": ["string", "null"]},
        "site": {"type": ["string", "null"]},
        "title": {"type": ["string", "null"]},
        "authors": {"type": "array", "items": {"type": "string"}},
        "published_at": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"},
        "published_from": {"enum": ["sidecar", "json-ld", "meta", "microdata", "time", "dateline", "url", "file-name", null]},
        "language": {"type": ["string", "null"]},
        "text": {"type": "string"},
        "paragraphs": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["index", "start", "end", "fingerprint", "revises"],
            "properties": {
              "index": {"type": "integer", "minimum": 0},
              "start": {"type": "integer", "minimum": 0},
              "end": {"type": "integer", "minimum": 0},
              "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
              "revises": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/reference"}]}
            }
          }
        },
        "repeats": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["index", "kind", "similarity", "fingerprint", "of"],
            "properties": {
              "index": {"type": "integer", "minimum": 0},
              "kind": {"enum": ["exact", "near", "boilerplate"]},
              "similarity": {"type": "number", "minimum": 0, "maximum": 1},
              "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
              "of": {"$ref": "#/$defs/reference"}
            }
          }
        },
        "novelty": {"type": "number", "minimum": 0, "maximum": 1},
        "near_duplicate_of": {"type": ["string", "null"], "pattern": "^[0-9a-f]{32}$"},
        "event_count": {"type": "integer", "minimum": 0},
        "producer": {
          "type": "object",
          "additionalProperties": false,
          "required": ["waqai", "packs"],
          "properties": {"waqai": {"type": "string"}, "packs": {"type": "object"}}
        }
      },
      "$defs": {
        "reference": {
          "type": "object",
          "additionalProperties": false,
          "required": ["article", "index"],
          "properties": {
            "article": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "index": {"type": "integer", "minimum": 0}
          }
        }
      }
    }
    """

  package static let event = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "waqai.event.v1",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema", "id", "article", "published_at", "language", "type", "mode", "status", "plover", "quad", "intensity", "cameo", "contexts", "trigger", "sentence", "actors", "recipients", "place", "time", "source", "counts", "coreference", "confidence", "rule"],
      "properties": {
        "schema": {"const": "waqai.event.v1"},
        "id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "article": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "published_at": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"},
        "language": {"type": ["string", "null"]},
        "type": {"$ref": "#/$defs/type"},
        "mode": {"type": ["string", "null"]},
        "status": {"enum": ["occurred", "ongoing", "planned", "hypothetical", "negated"]},
        "plover": {"$ref": "#/$defs/type"},
        "quad": {"enum": [1, 2, 3, 4]},
        "intensity": {"type": "number", "minimum": -10, "maximum": 10},
        "cameo": {"type": "string", "pattern": "^[0-9]{2,4}$"},
        "contexts": {"type": "array", "items": {"type": "string"}},
        "trigger": {
          "type": "object",
          "additionalProperties": false,
          "required": ["text", "start", "end", "lemma"],
          "properties": {
            "text": {"type": "string"}, "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 0}, "lemma": {"type": "string"}
          }
        },
        "sentence": {
          "type": "object",
          "additionalProperties": false,
          "required": ["paragraph", "start", "end", "text"],
          "properties": {
            "paragraph": {"type": "integer", "minimum": 0}, "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 0}, "text": {"type": "string"}
          }
        },
        "actors": {"type": "array", "items": {"$ref": "#/$defs/participant"}},
        "recipients": {"type": "array", "items": {"$ref": "#/$defs/participant"}},
        "place": {
          "anyOf": [{"type": "null"}, {
            "type": "object",
            "additionalProperties": false,
            "required": ["text", "start", "end", "name", "country", "latitude", "longitude"],
            "properties": {
              "text": {"type": "string"}, "start": {"$ref": "#/$defs/offset"}, "end": {"$ref": "#/$defs/offset"},
              "name": {"type": ["string", "null"]}, "country": {"$ref": "#/$defs/country"},
              "latitude": {"type": ["number", "null"]}, "longitude": {"type": ["number", "null"]}
            }
          }]
        },
        "time": {
          "anyOf": [{"type": "null"}, {
            "type": "object",
            "additionalProperties": false,
            "required": ["text", "start", "end", "value", "basis"],
            "properties": {
              "text": {"type": "string"}, "start": {"$ref": "#/$defs/offset"}, "end": {"$ref": "#/$defs/offset"},
              "value": {"type": "string"}, "basis": {"enum": ["text", "publication", "unresolved"]}
            }
          }]
        },
        "source": {
          "anyOf": [{"type": "null"}, {
            "type": "object",
            "additionalProperties": false,
            "required": ["text", "start", "end", "id", "stance"],
            "properties": {
              "text": {"type": "string"}, "start": {"$ref": "#/$defs/offset"}, "end": {"$ref": "#/$defs/offset"},
              "id": {"type": ["string", "null"]}, "stance": {"enum": ["says", "claims", "denies"]}
            }
          }]
        },
        "counts": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["what", "value", "text", "start", "end"],
            "properties": {
              "what": {"enum": ["killed", "injured", "detained", "displaced"]},
              "value": {"type": "integer", "minimum": 0}, "text": {"type": "string"},
              "start": {"$ref": "#/$defs/offset"}, "end": {"$ref": "#/$defs/offset"}
            }
          }
        },
        "coreference": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "rule": {"type": "string"}
      },
      "$defs": {
        "type": {"enum": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]},
        "offset": {"type": ["integer", "null"], "minimum": 0},
        "country": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
        "participant": {
          "type": "object",
          "additionalProperties": false,
          "required": ["text", "start", "end", "name", "id", "country", "sector"],
          "properties": {
            "text": {"type": "string"}, "start": {"$ref": "#/$defs/offset"}, "end": {"$ref": "#/$defs/offset"},
            "name": {"type": ["string", "null"]}, "id": {"type": ["string", "null"]},
            "country": {"$ref": "#/$defs/country"}, "sector": {"type": ["string", "null"]}
          }
        }
      }
    }
    """
}

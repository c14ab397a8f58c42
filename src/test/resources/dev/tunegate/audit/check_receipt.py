"""Checks a receipt with nothing but Python: DSSE, in-toto, Ed25519 (RFC 8032) and RFC 6962 anew."""
import base64, datetime, hashlib, json, sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + D * a[0] * b[0] * a[1] * b[1], P - 2, P) % P
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - D * a[0] * b[0] * a[1] * b[1], P - 2, P) % P
    return x, y


def times(n, point):
    result = (0, 1)
    while n:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - xx) % P == 0, "no point of the curve"
    return (x if x & 1 == sign else P - x), y


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    s = int.from_bytes(signature[32:], "little")
    return s < Q and times(s, BASE) == add(point(signature[:32]), times(h, point(key)))


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def head(index, size, node, proof):
    if size == 1:
        return node
    k = 1
    while 2 * k < size:
        k *= 2
    sibling = proof.pop()
    if index < k:
        return sha(b"\1", head(index, k, node, proof), sibling)
    return sha(b"\1", sibling, head(index - k, size - k, node, proof))


name, identifier, encoded = sys.argv[2].split("+", 2)
key = base64.b64decode(encoded)[1:]
envelope = json.load(open(sys.argv[1], encoding="utf-8"))
body, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"].encode()
encoding = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)
assert signed(key, encoding, base64.b64decode(envelope["signatures"][0]["sig"])), "envelope"
assert not signed(key, encoding + b" ", base64.b64decode(envelope["signatures"][0]["sig"]))
assert envelope["signatures"][0]["keyid"] == name + "+" + identifier

statement = json.loads(body)
assert statement["_type"] == "https://in-toto.io/Statement/v1"
predicate = statement["predicate"]
entry = predicate["entry"]
text, signatures = predicate["checkpoint"].split("\n\n")
origin, size, root = text.split("\n")[:3]
assert origin == name
note = base64.b64decode(signatures.split("\n")[0].split(" ")[2])
assert signed(key, (text + "\n").encode(), note[4:]), "checkpoint"
at = datetime.datetime.fromisoformat(entry["at"].replace("Z", "+00:00"))
epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
milliseconds = (at - epoch) // datetime.timedelta(milliseconds=1)
commitment = sha(base64.b64decode(entry["salt"]), entry["payload"].encode())
leaf = sha(b"\0", commitment, milliseconds.to_bytes(8, "big"), entry["kind"].encode())
proof = [base64.b64decode(each) for each in predicate["inclusion"]]
assert head(entry["index"], int(size), leaf, proof) == base64.b64decode(root) and not proof

record = json.loads(entry["payload"])
decision = record["decision"]
digests = {each["name"]: each["digest"]["sha256"] for each in statement["subject"]}
assert digests["case"] == hashlib.sha256(canonical(decision["case"])).hexdigest()
assert digests["decision"] == hashlib.sha256(canonical(decision)).hexdigest()
assert "sha256:" + digests["policy"] == decision["policy"]["fingerprint"]
assert predicate["recordId"] == record["recordId"]
assert predicate["verdict"] == decision["verdict"]["outcome"]
print("holds: " + record["recordId"])

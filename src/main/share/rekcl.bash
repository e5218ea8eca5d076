# Completion of rekcl for bash, 3.2 or newer; needs nothing else. Options and their values stand
# here; ARNs and version names rekcl itself looks for, for about a second at most.

_rekcl_commands='@COMMANDS@'

# Prints the options of a command; of rekcl itself without one.
_rekcl_options() {
  case $1 in
    @OPTIONS@
  esac
}

# Prints the values that an option of a command takes; nothing if it takes any,
# and fails if it takes none. FILE and PROFILE stand for those that there are.
_rekcl_values() {
  case $1:$2 in
    @VALUES@
    *) return 1 ;;
  esac
}

# Sets "words": the words up to the cursor, with those in one piece that bash has split at colons
# and equals signs.
_rekcl_words() {
  local rest=${COMP_LINE:0:COMP_POINT} i=0 n=-1 piece between
  words=()
  while ((i < COMP_CWORD)); do
    piece=${COMP_WORDS[i]}
    between=${rest%%"$piece"*}
    rest=${rest#*"$piece"}
    if ((i == 0)) || [[ -n $between ]]; then
      n=$((n + 1))
      words[n]=$piece
    else
      words[n]+=$piece
    fi
    i=$((i + 1))
  done
  # What stands behind the cursor doesn't count.
  piece=${rest#"${rest%%[![:space:]]*}"}
  if [[ $piece != "$rest" ]]; then
    n=$((n + 1))
    words[n]=$piece
  else
    words[n]+=$piece
  fi
}

# Sets "word" to what the shell would make of it: no quotes, and the value of a plain variable.
# Nothing is evaluated.
_rekcl_plain() {
  word=${1//[\"\'\\]/}
  if [[ $1 != \'* && $word =~ ^\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?$ ]]; then
    word=${!BASH_REMATCH[1]-}
  fi
}

# Runs the rekcl that the line names: where that is no path, not one that an entry of PATH such as "."
# finds in the current folder.
_rekcl_run() {
  local program=${1/#~\//$HOME/}
  shift
  if [[ $program != */* ]]; then
    program=$(type -P -- "$program")
    [[ $program == /* ]] || return
  fi
  "$program" "$@" </dev/null 2>/dev/null
}

_rekcl_profiles() {
  sed -n 's/^\[profile  *\([^]]*\)\]$/\1/p' "${AWS_CONFIG_FILE:-$HOME/.aws/config}" 2>/dev/null
  sed -n 's/^\[\([^] ]*\)\]$/\1/p' "${AWS_CONFIG_FILE:-$HOME/.aws/config}" \
    "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" 2>/dev/null
}

# Prints what fits where the value of an option stands; @FILE for any file.
_rekcl_value() {
  local value
  for value in $(_rekcl_values "$1" "$2"); do
    case $value in
      FILE) echo @FILE ;;
      PROFILE) _rekcl_profiles ;;
      *) printf '%s\n' "$value" ;;
    esac
  done
}

_rekcl_candidates() {
  local command='' option='' ended='' plain=() word i
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    _rekcl_plain "${words[i]}"
    plain[i]=$word
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ -z $ended && $word == -?* ]]; then
      ! _rekcl_values "$command" "$word" >/dev/null || option=$word
    elif [[ -z $command ]]; then
      command=$word
    fi
  done
  if [[ -n $option ]]; then
    _rekcl_value "$command" "$option"
  elif [[ -z $ended && $cur == --*=* ]]; then
    for word in $(_rekcl_value "$command" "${cur%%=*}"); do
      printf '%s\n' "${cur%%=*}=$word"
    done
  elif [[ -z $ended && $cur == -* ]]; then
    printf '%s\n' $(_rekcl_options "$command")
  elif [[ -z $command || $command == help ]]; then
    printf '%s\n' $_rekcl_commands
  else
    _rekcl_run "$1" __complete -- "${plain[@]}" "$cur"
  fi
}

_rekcl() {
  local words=() cur quote='' head='' tail candidate IFS=$' \t\n'
  _rekcl_words
  cur=${words[${#words[@]} - 1]}
  case $cur in
    [\"\']*) quote=1 cur=${cur#?} ;;
  esac
  # Readline replaces what stands behind the last colon or equals sign, unless that is in quotes.
  if [[ -z $quote ]]; then
    tail=$cur
    [[ $COMP_WORDBREAKS != *:* ]] || tail=${tail##*:}
    [[ $COMP_WORDBREAKS != *=* ]] || tail=${tail##*=}
    head=${cur%"$tail"}
  fi
  COMPREPLY=()
  while IFS= read -r candidate; do
    if [[ $candidate == *@FILE ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
      done < <(compgen -f -- "${cur#--*=}")
    elif [[ $candidate == "$cur"* ]]; then
      COMPREPLY+=("${candidate#"$head"}")
    fi
  done < <(_rekcl_candidates "$1")
}

# In the order in which rekcl lists them, where bash can keep it.
complete -o nosort -F _rekcl rekcl 2>/dev/null || complete -F _rekcl rekcl
